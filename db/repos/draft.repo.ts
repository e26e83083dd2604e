import { sql } from 'kysely';
import { maxDrafts, type DraftPlace, type RestingDraft } from '../../shared/domain/draft.rules.ts';
import { dayOf } from '../../shared/domain/instant.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { AnyDb, WriteTx } from '../handles.ts';

interface Draft {
  readonly accountId: AccountId;
  readonly place: DraftPlace;
  readonly body: string;
  readonly savedAt: string;
}

/** What an account has begun to write, the latest first. */
export async function listDrafts(db: AnyDb, accountId: AccountId): Promise<readonly Omit<Draft, 'accountId'>[]> {
  return db
    .selectFrom('draft')
    .select(['place', 'body', 'savedAt'])
    .where('accountId', '=', accountId)
    .orderBy('savedAt', 'desc')
    .orderBy('place')
    .limit(maxDrafts)
    .execute();
}

/** Keeps a draft in place of the one before; of more than an account may have, the oldest go. */
export async function keepDraft(tx: WriteTx, draft: Draft): Promise<void> {
  const { accountId, body, savedAt } = draft;
  await tx
    .insertInto('draft')
    .values(draft)
    .onConflict((conflict) => conflict.columns(['accountId', 'place']).doUpdateSet({ body, savedAt }))
    .execute();
  const older = tx
    .selectFrom('draft')
    .select('place')
    .where('accountId', '=', accountId)
    // The one just kept stays also where the clock was set back.
    .where('place', '<>', draft.place)
    .orderBy('savedAt', 'desc')
    .orderBy('place')
    .limit(-1)
    .offset(maxDrafts - 1);
  await tx.deleteFrom('draft').where('accountId', '=', accountId).where('place', 'in', older).execute();
}

export async function dropDraft(tx: WriteTx, accountId: AccountId, place: DraftPlace): Promise<void> {
  await tx.deleteFrom('draft').where('accountId', '=', accountId).where('place', '=', place).execute();
}

/** Everybody's drafts with what decides whether they are over; nothing of what is in them. */
export async function listRestingDrafts(
  db: AnyDb,
): Promise<readonly (RestingDraft & { readonly accountId: AccountId; readonly place: DraftPlace })[]> {
  const rows = await db
    .selectFrom('draft')
    .leftJoin('agenda_item', (join) => join.on('agenda_item.id', '=', sql`substr(draft.place, 6)`))
    .leftJoin('session', 'session.id', 'agenda_item.sessionId')
    .select(['draft.accountId', 'draft.place', 'draft.savedAt', 'session.state', 'session.closedAt'])
    .execute();
  return rows.map(({ accountId, place, savedAt, state, closedAt }) => ({
    accountId,
    place,
    savedOn: dayOf(savedAt),
    session: state === null ? null : { state, closedOn: closedAt === null ? null : dayOf(closedAt) },
  }));
}
