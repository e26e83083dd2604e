import { owedStates } from '../../shared/domain/action.rules.ts';
import type { PetitionId } from '../../shared/ids.ts';
import type { AnyDb } from '../handles.ts';

export interface ReportRow {
  readonly at: string;
  readonly kind: 'plan' | 'reportProgress' | 'reportDone';
  readonly note: string;
}

/** What was planned and reported on a petition, oldest first, without who wrote it. */
export async function listReportsOf(db: AnyDb, petitionId: PetitionId): Promise<readonly ReportRow[]> {
  const rows = await db
    .selectFrom('petition_event')
    .select(['at', 'kind', 'note'])
    .where('petitionId', '=', petitionId)
    .where('kind', 'in', ['plan', 'reportProgress', 'reportDone'])
    .orderBy('seq')
    .execute();
  return rows as readonly ReportRow[];
}

/** The milestones of everything promised for a petition, by day. */
export async function listMilestonesOfPetition(db: AnyDb, petitionId: PetitionId) {
  return db
    .selectFrom('milestone')
    .innerJoin('action_item', 'action_item.id', 'milestone.actionItemId')
    .select(['milestone.title', 'milestone.dueOn', 'milestone.doneOn'])
    .where('action_item.petitionId', '=', petitionId)
    .orderBy('milestone.dueOn')
    .execute();
}

/** Open promises with milestones, the earliest first, with how many of the milestones are reached. */
export async function listLongTerm(db: AnyDb, limit: number) {
  return db
    .selectFrom('action_item')
    .innerJoin('milestone', 'milestone.actionItemId', 'action_item.id')
    .leftJoin('petition', 'petition.id', 'action_item.petitionId')
    .select((e) => [
      'action_item.actionNo',
      // Plans are worded much alike; what it is about is the petition's title.
      e.fn.coalesce('petition.title', 'action_item.what').as('what'),
      'action_item.department',
      'action_item.dueOn',
      'action_item.percent',
      e.fn.count<number>('milestone.doneOn').as('reached'),
      e.fn.countAll<number>().as('milestones'),
    ])
    .where('action_item.state', 'in', owedStates)
    .groupBy('action_item.id')
    .orderBy('action_item.dueOn')
    .limit(limit)
    .execute();
}

/** How many of those there are. */
export async function countLongTerm(db: AnyDb): Promise<number> {
  const { count } = await db
    .selectFrom('action_item')
    .innerJoin('milestone', 'milestone.actionItemId', 'action_item.id')
    .select((e) => e.fn.count<number>('action_item.id').distinct().as('count'))
    .where('action_item.state', 'in', owedStates)
    .executeTakeFirstOrThrow();
  return count;
}

const doneSince = (db: AnyDb, day: string) =>
  db.selectFrom('action_item').where('state', 'in', ['done', 'verified']).where('doneOn', '>=', day);

/** What was promised and carried out since a day, the latest first. */
export async function listDoneSince(db: AnyDb, day: string, limit: number) {
  return doneSince(db, day)
    .select(['actionNo', 'what', 'department', 'doneOn'])
    .orderBy('doneOn', 'desc')
    .limit(limit)
    .execute();
}

/** How many of those there are. */
export async function countDoneSince(db: AnyDb, day: string): Promise<number> {
  const { count } = await doneSince(db, day)
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
