import * as v from 'valibot';
import { actionGroups, actionStates, dueStates } from '../domain/action.rules.ts';
import { petitionStates } from '../domain/petition.ts';
import { command, participants, query, staff } from './define.ts';
import { count, day, id, instant, optionalText, text, version } from './fields.ts';

const percent = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100));

const actionRow = v.object({
  id: id('ActionItem'),
  actionNo: v.string(),
  what: v.string(),
  department: v.string(),
  responsible: v.string(),
  dueOn: day,
  firstDueOn: day,
  extensions: count,
  state: v.picklist(actionStates),
  dueState: v.picklist(dueStates),
  /** Working days left until `dueOn`: 0 today, negative when overdue; null once nothing is owed. */
  workingDaysLeft: v.nullable(v.number()),
  percent,
  doneOn: v.nullable(day),
  petitionId: v.nullable(id('Petition')),
  petitionNo: v.nullable(v.string()),
  petitionTitle: v.nullable(v.string()),
  sessionNo: v.nullable(v.string()),
  version,
});

/** Every act on an action item says which version of it the page has read. */
const target = { actionItemId: id('ActionItem'), version };
const acted = v.object({ state: v.picklist(actionStates), version });
/** The same, with the state the petition has come to where this settled the last thing promised for it. */
const settled = v.object({ ...acted.entries, petitionState: v.nullable(v.picklist(petitionStates)) });
const errors = ['ACTION_NOT_OPEN'] as const;
const reporting = ['chair', 'officer', 'management'] as const;

export const actionContract = {
  /** One list, the most urgent first (what is done: the latest first), and how many stand on each. */
  'action.list': query({
    roles: participants,
    input: v.strictObject({
      group: v.optional(v.picklist(actionGroups), 'open'),
      department: v.optional(v.pipe(v.string(), v.maxLength(60))),
      /** Due on or after, on or before. */
      from: v.optional(day),
      to: v.optional(day),
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)), 500),
    }),
    output: v.object({
      rows: v.array(actionRow),
      /** Over all items that the filter on department and days lets through, whatever the limit. */
      counts: v.object({ overdue: count, week: count, open: count, done: count, dropped: count }),
      departments: v.array(v.string()),
    }),
  }),
  'action.get': query({
    roles: participants,
    input: v.strictObject({ actionItemId: id('ActionItem') }),
    output: v.object({
      ...actionRow.entries,
      criterion: v.string(),
      supervisor: v.string(),
      startOn: day,
      evidence: v.string(),
      doneAt: v.nullable(instant),
      verifiedAt: v.nullable(instant),
      progress: v.array(
        v.object({
          at: instant,
          by: v.nullable(v.string()),
          kind: v.string(),
          note: v.string(),
          percent: v.nullable(percent),
          detail: v.record(v.string(), v.unknown()),
        }),
      ),
      milestones: v.array(
        v.object({ id: id('Milestone'), title: v.string(), dueOn: day, doneOn: v.nullable(day), isLate: v.boolean() }),
      ),
    }),
  }),
  /** Adds a report; `blocked` says that it cannot go on without help. */
  'action.reportProgress': command({
    roles: reporting,
    changes: ['action'],
    errors,
    input: v.strictObject({ ...target, note: text(2000), percent, blocked: v.optional(v.boolean(), false) }),
    output: acted,
  }),
  'action.reportDone': command({
    roles: reporting,
    changes: ['action'],
    errors: ['ACTION_NOT_OPEN', 'ACTION_EVIDENCE_MISSING'],
    input: v.strictObject({ ...target, evidence: optionalText(2000) }),
    output: acted,
  }),
  /** The union has seen that it is done. */
  'action.verify': command({
    roles: staff,
    changes: ['action', 'petition'],
    errors,
    input: v.strictObject({ ...target, note: optionalText(2000) }),
    output: settled,
  }),
  'action.sendBack': command({
    roles: staff,
    changes: ['action'],
    errors,
    input: v.strictObject({ ...target, reason: text(2000) }),
    output: acted,
  }),
  'action.extend': command({
    roles: staff,
    changes: ['action'],
    errors,
    input: v.strictObject({ ...target, dueOn: day, reason: text(2000) }),
    output: acted,
  }),
  'action.completeMilestone': command({
    roles: reporting,
    changes: ['action'],
    errors,
    input: v.strictObject({ ...target, milestoneId: id('Milestone'), note: optionalText(2000) }),
    output: acted,
  }),
  'action.drop': command({
    roles: ['chair'],
    changes: ['action', 'petition'],
    errors,
    input: v.strictObject({ ...target, reason: text(2000) }),
    output: settled,
  }),
};
