import { action } from './action.ts';
import { audit } from './audit.ts';
import { app } from './app.ts';
import { backup } from './backup.ts';
import { evaluation } from './evaluation.ts';
import { errors } from './errors.ts';
import { figures } from './figures.ts';
import { host } from './host.ts';
import { identity } from './identity.ts';
import { imports } from './import.ts';
import { paper } from './paper.ts';
import { petition } from './petition.ts';
import { publication } from './publication.ts';
import { privacy } from './privacy.ts';
import { receipt } from './receipt.ts';
import { roster } from './roster.ts';
import { rules } from './rules.ts';
import { session } from './session.ts';
import { speech } from './speech.ts';
import { shell } from './shell.ts';
import { settings } from './settings.ts';
import { talkGroup } from './talk-group.ts';

/** 每个主题一个文件；键在全部文件中唯一。 */
export const zhCN = {
  ...action,
  ...app,
  ...audit,
  ...backup,
  ...errors,
  ...evaluation,
  ...figures,
  ...host,
  ...identity,
  ...imports,
  ...paper,
  ...petition,
  ...publication,
  ...privacy,
  ...receipt,
  ...roster,
  ...rules,
  ...session,
  ...settings,
  ...shell,
  ...speech,
  ...talkGroup,
} as const;
