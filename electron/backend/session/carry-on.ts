import type { WriteTx } from '../../../db/handles.ts';
import { getPetition } from '../../../db/repos/petition.repo.ts';
import { assertNever } from '../../../shared/assert-never.ts';
import { deadlinesFor } from '../../../shared/domain/deadline.rules.ts';
import { loadCalendar } from '../../../db/repos/calendar.repo.ts';
import type { EscalationTarget } from '../../../shared/domain/petition.ts';
import type { RulesSettings } from '../../../shared/domain/rules-of-procedure.ts';
import type { AgendaOutcome } from '../../../shared/domain/session.ts';
import type { AccountId, PetitionId } from '../../../shared/ids.ts';
import { movePetition, type Move } from '../petition-state/move-petition.ts';

export interface Ended {
  readonly petitionId: PetitionId;
  readonly sessionNo: string;
  readonly answer: string;
  readonly outcome: AgendaOutcome;
  readonly note: string;
  readonly to: EscalationTarget | undefined;
  readonly settings: RulesSettings;
  readonly actionNos: readonly string[];
}

/** Moves the petition behind an item on by what the session decided, with the answer that its petitioner can read. */
export async function carryOn(
  tx: WriteTx,
  ended: Ended,
  by: { readonly accountId: AccountId | null; readonly now: string; readonly today: string },
): Promise<void> {
  const { petitionId, sessionNo, answer, outcome, actionNos } = ended;
  const petition = await getPetition(tx, petitionId);
  const note = [answer, ended.note].filter((text) => text !== '').join('\n');
  const answered = answer === '' ? {} : { answeredAt: petition.answeredAt ?? by.now };
  const base = { petitionId, version: undefined, note, detail: { sessionNo, outcome, actionNos } } as const;

  const postpone = async (): Promise<Move> => {
    const { sessionBy, provisional } = deadlinesFor(
      { class: 'consultation', urgent: false, startOn: by.today },
      ended.settings,
      await loadCalendar(tx),
    );
    const change = {
      ...answered,
      postponements: petition.postponements + 1,
      sessionBy,
      dueProvisional: provisional ? (1 as const) : (0 as const),
    };
    return { ...base, act: 'postpone', change };
  };
  const escalate = (to: EscalationTarget): Move => ({
    ...base,
    act: 'escalate',
    change: { ...answered, escalatedTo: to },
    detail: { ...base.detail, to },
  });

  const move = async (): Promise<Move> => {
    switch (outcome) {
      case 'agreed':
      case 'passed':
      case 'rejected':
        return { ...base, act: 'decide', change: answered };
      case 'postponed':
        return postpone();
      case 'no_agreement':
        return ended.to === undefined ? postpone() : escalate(ended.to);
      case 'escalated':
        return escalate(ended.to ?? 'union_above');
      default:
        return assertNever(outcome);
    }
  };
  await movePetition(tx, await move(), by);
}
