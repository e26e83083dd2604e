import * as v from 'valibot';
import { publicationKinds, publicationStates } from '../domain/publication.rules.ts';
import { sessionKinds } from '../domain/session.ts';
import { query } from './define.ts';
import { rates } from './figures.contract.ts';
import { count, day, id, instant, nothing } from './fields.ts';

const late = v.object({ no: v.string(), title: v.string(), department: v.string(), dueOn: day, workingDays: count });

const noticeLine = {
  id: id('Publication'),
  publicationNo: v.string(),
  kind: v.picklist(publicationKinds),
  title: v.string(),
  state: v.picklist(publicationStates),
  releasedOn: v.nullable(day),
  noticeUntil: v.nullable(day),
};

export const boardContract = {
  /**
   * The screen on the workshop wall: what hangs on the board, what was promised, what is done and what is late. Late
   * matters publish themselves; nobody has to release them and nobody can hold them back. No name of anybody. domain.md §7
   */
  'board.wall': query({
    roles: 'anyone',
    audience: ['desktop', 'lan'],
    input: nothing,
    output: v.object({
      enterpriseName: v.nullable(v.string()),
      today: day,
      now: instant,
      next: v.nullable(
        v.object({
          title: v.string(),
          kind: v.picklist(sessionKinds),
          scheduledOn: day,
          scheduledAt: instant,
          place: v.string(),
        }),
      ),
      notices: v.array(
        v.object({
          id: id('Publication'),
          publicationNo: v.string(),
          kind: v.picklist(publicationKinds),
          title: v.string(),
          content: v.string(),
          result: v.string(),
          noticeUntil: v.nullable(day),
        }),
      ),
      promises: v.array(v.object({ actionNo: v.string(), what: v.string(), department: v.string(), dueOn: day })),
      /** Of each list there may be more than are shown. */
      promisesCount: count,
      done: v.array(
        v.object({ actionNo: v.string(), what: v.string(), department: v.string(), doneOn: v.nullable(day) }),
      ),
      doneCount: count,
      /** What takes long: how far it is, and how many of its milestones are reached. */
      longTerm: v.array(
        v.object({
          actionNo: v.string(),
          what: v.string(),
          department: v.string(),
          dueOn: day,
          percent: count,
          reached: count,
          milestones: count,
        }),
      ),
      longTermCount: count,
      /** The figures of this year so far. */
      figures: v.object({ year: v.string(), received: count, rates }),
      late: v.array(late),
      lateCount: count,
    }),
  }),
  /** What was released, newest first; a notice replaced or withdrawn stays, and says so. */
  'board.notices': query({
    roles: 'anyone',
    audience: ['desktop', 'lan'],
    input: nothing,
    output: v.array(v.object(noticeLine)),
  }),
  'board.notice': query({
    roles: 'anyone',
    audience: ['desktop', 'lan'],
    input: v.strictObject({ publicationId: id('Publication') }),
    output: v.object({
      ...noticeLine,
      unionName: v.string(),
      basis: v.string(),
      content: v.string(),
      procedure: v.string(),
      result: v.string(),
    }),
  }),
};
