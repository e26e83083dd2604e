import type { WriteTx } from '../../db/handles.ts';
import type { CallName } from '../../shared/contract/index.ts';
import type { Handler } from './context.ts';
import { auditHandlers } from './audit/audit.handlers.ts';
import { backupHandlers } from './backup/backup.handlers.ts';
import { boardHandlers } from './board/board.handlers.ts';
import { evaluationHandlers } from './evaluation/evaluation.handlers.ts';
import { paperHandlers } from './paper/paper.handlers.ts';
import { publicationHandlers } from './publication/publication.handlers.ts';
import { draftHandlers } from './draft/draft.handlers.ts';
import { figuresHandlers } from './figures/figures.handlers.ts';
import { actionHandlers } from './action/action.handlers.ts';
import { ballotHandlers } from './ballot/ballot.handlers.ts';
import { boxRoundHandlers } from './box-round/box-round.handlers.ts';
import { phoneHandlers } from './phone/phone.handlers.ts';
import { identityHandlers } from './identity/identity.handlers.ts';
import { importHandlers } from './import/import.handlers.ts';
import { petitionHandlers } from './petition/petition.handlers.ts';
import { privacyHandlers } from './privacy/privacy.handlers.ts';
import { receiptHandlers } from './receipt/receipt.handlers.ts';
import { rosterHandlers } from './roster/roster.handlers.ts';
import { rulesHandlers } from './rules/rules.handlers.ts';
import { triageHandlers } from './triage/triage.handlers.ts';
import { attachmentHandlers } from './attachment/attachment.handlers.ts';
import { screenHandlers } from './screen/screen.handlers.ts';
import { sessionHandlers } from './session/session.handlers.ts';
import { motionHandlers } from './motion/motion.handlers.ts';
import { speechHandlers } from './speech/speech.handlers.ts';
import { systemHandlers } from './system/system.handlers.ts';
import { todayHandlers } from './today/today.handlers.ts';

/** Who answers which call. A call of the contract without a handler does not compile. */
export const handlers: { readonly [N in CallName]: Handler<N> } = {
  ...systemHandlers,
  ...petitionHandlers,
  ...phoneHandlers,
  ...boxRoundHandlers,
  ...identityHandlers,
  ...privacyHandlers,
  ...receiptHandlers,
  ...importHandlers,
  ...rosterHandlers,
  ...todayHandlers,
  ...rulesHandlers,
  ...attachmentHandlers,
  ...draftHandlers,
  ...boardHandlers,
  ...evaluationHandlers,
  ...paperHandlers,
  ...publicationHandlers,
  ...triageHandlers,
  ...actionHandlers,
  ...figuresHandlers,
  ...sessionHandlers,
  ...ballotHandlers,
  ...motionHandlers,
  ...speechHandlers,
  ...screenHandlers,
  ...auditHandlers,
  ...backupHandlers,
};

/** A handler as dispatch sees it, after the call's name has been looked up at run time. */
export type AnyHandler = (db: never, input: never, context: never) => Promise<unknown>;

/** A command's that gets something ready before its transaction. */
export interface AnyPrepared {
  prepare(read: never, input: never, context: never): Promise<(tx: WriteTx) => Promise<unknown>>;
}

/** A procedure's: it gets no handle on the database. */
export type AnyProcedure = (input: never, context: never) => Promise<unknown>;
