import type * as v from 'valibot';
import { actionContract } from './action.contract.ts';
import { auditContract } from './audit.contract.ts';
import { backupContract, recoveryContract } from './backup.contract.ts';
import { boardContract } from './board.contract.ts';
import { ballotContract } from './ballot.contract.ts';
import { ballotPhoneContract } from './ballot-phone.contract.ts';
import { sessionPhoneContract } from './session-phone.contract.ts';
import { motionContract } from './motion.contract.ts';
import { speechContract } from './speech.contract.ts';
import { boxRoundContract } from './box-round.contract.ts';
import { draftContract } from './draft.contract.ts';
import { hostContract } from './host.contract.ts';
import { phoneContract } from './phone.contract.ts';
import { identityContract, keyContract } from './identity.contract.ts';
import { importContract } from './import.contract.ts';
import { evaluationContract } from './evaluation.contract.ts';
import { figuresContract } from './figures.contract.ts';
import { attachmentContract } from './attachment.contract.ts';
import { publicationContract } from './publication.contract.ts';
import { paperContract } from './paper.contract.ts';
import { petitionContract } from './petition.contract.ts';
import { personCopyContract, privacyContract } from './privacy.contract.ts';
import { receiptContract } from './receipt.contract.ts';
import { rosterContract } from './roster.contract.ts';
import { rulesContract } from './rules.contract.ts';
import { todayContract } from './today.contract.ts';
import { triageContract } from './triage.contract.ts';
import { screenContract } from './screen.contract.ts';
import { sessionContract } from './session.contract.ts';
import { sessionMinutesContract } from './session-minutes.contract.ts';
import { sessionRoomContract } from './session-room.contract.ts';
import { systemContract } from './system.contract.ts';

/** Every call there is. The key is its name, `subject.verb`; each subject's file holds its own. */
export const contract = {
  ...systemContract,
  ...petitionContract,
  ...boxRoundContract,
  ...hostContract,
  ...phoneContract,
  ...identityContract,
  ...keyContract,
  ...privacyContract,
  ...personCopyContract,
  ...receiptContract,
  ...importContract,
  ...rosterContract,
  ...todayContract,
  ...rulesContract,
  ...attachmentContract,
  ...draftContract,
  ...boardContract,
  ...evaluationContract,
  ...paperContract,
  ...publicationContract,
  ...triageContract,
  ...actionContract,
  ...figuresContract,
  ...sessionContract,
  ...sessionRoomContract,
  ...sessionMinutesContract,
  ...ballotContract,
  ...ballotPhoneContract,
  ...sessionPhoneContract,
  ...motionContract,
  ...speechContract,
  ...screenContract,
  ...auditContract,
  ...backupContract,
  ...recoveryContract,
};

export type Contract = typeof contract;
export type CallName = keyof Contract & string;
export type QueryName = { [N in CallName]: Contract[N]['kind'] extends 'query' ? N : never }[CallName];
export type ProcedureName = { [N in CallName]: Contract[N]['kind'] extends 'procedure' ? N : never }[CallName];
export type CommandName = Exclude<CallName, QueryName | ProcedureName>;
/** What a page hands in: defaults may be left out. */
export type InputOf<N extends CallName> = v.InferInput<Contract[N]['input']>;
/** What a handler receives: parsed, trimmed, defaults filled in. */
export type ParsedInputOf<N extends CallName> = v.InferOutput<Contract[N]['input']>;
export type OutputOf<N extends CallName> = v.InferOutput<Contract[N]['output']>;

export function isCallName(name: string): name is CallName {
  return Object.hasOwn(contract, name);
}
