import type { TextsOf } from '../text.ts';
import type { zhCN } from '../zh-CN/index.ts';
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

/** One file a subject, with the keys of its Chinese counterpart: a text that is missing here does not compile. */
export const en: TextsOf<typeof zhCN> = {
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
};
