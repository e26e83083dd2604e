import type { WriteTx } from '../../../db/handles.ts';
import { addActionProgress, getActionItem, updateActionItem, type ActionItem } from '../../../db/repos/action.repo.ts';
import { mayActOn, stateAfter, type ActionAct, type ActionState } from '../../../shared/domain/action.rules.ts';
import { AppError } from '../../../shared/errors.ts';
import type { AccountId, ActionItemId } from '../../../shared/ids.ts';
import { demand, type Verdict } from '../../../shared/verdict.ts';

interface Doing {
  readonly actionItemId: ActionItemId;
  /** The version the page has read. */
  readonly version: number;
  readonly act: ActionAct;
  readonly note: string;
  /** What the report says was reached, 0–100. */
  readonly percent?: number;
  detail?(item: ActionItem): Readonly<Record<string, unknown>>;
  /** What has to hold beside the life cycle. */
  may?(item: ActionItem): Verdict;
  /** The columns that change, from the item as it stands; asked only where the life cycle allows the act. */
  change?(item: ActionItem): Partial<Omit<ActionItem, 'id' | 'version' | 'state'>>;
}

interface Doer {
  readonly accountId: AccountId;
  readonly now: string;
}

/**
 * The one way in which an action item changes: the life cycle is asked, the row moves on by one version, and the
 * history gets a report of its own.
 * @throws AppError NOT_FOUND, CONFLICT when somebody was faster, ACTION_NOT_OPEN when the life cycle forbids it
 */
export async function actOnAction(
  tx: WriteTx,
  doing: Doing,
  by: Doer,
): Promise<{ state: ActionState; version: number; before: ActionItem }> {
  const { actionItemId, act, note } = doing;
  const before = await getActionItem(tx, actionItemId);
  if (doing.version !== before.version) throw new AppError('CONFLICT', { what: 'action' });
  demand(mayActOn(before.state, act));
  if (doing.may !== undefined) demand(doing.may(before));
  const state = stateAfter(before.state, act);
  const change = { ...doing.change?.(before), state };
  const version = await updateActionItem(tx, actionItemId, before.version, change);
  await addActionProgress(tx, {
    actionItemId,
    at: by.now,
    accountId: by.accountId,
    kind: act,
    note,
    percent: doing.percent ?? null,
    ...(doing.detail === undefined ? {} : { detail: doing.detail(before) }),
  });
  return { state, version, before };
}
