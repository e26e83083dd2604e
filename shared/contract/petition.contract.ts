import * as v from 'valibot';
import { rateNames } from '../domain/figures.rules.ts';
import {
  authorityLevels,
  categories,
  channels,
  closings,
  employmentKinds,
  escalationTargets,
  groupTags,
  legalTags,
  maxPetitionText,
  maxPetitionTitle,
  messageSides,
  petitionClasses,
  petitionNatures,
  petitionStates,
  roleGroups,
} from '../domain/petition.ts';
import { personalDataKinds } from '../domain/spans.rules.ts';
import { command, participants, query, staff } from './define.ts';
import { count, cursor, day, id, instant, optionalText, text, version } from './fields.ts';

const petitionText = text(maxPetitionText);
const nullable = <T extends readonly string[]>(values: T) => v.nullable(v.picklist(values));
const optional = <T extends readonly string[]>(values: T) => v.optional(v.picklist(values));

/** One label with how sure the classifier is (0–1) and the words that decided it. */
const proposed = <S extends v.GenericSchema<unknown, unknown>>(value: S) =>
  v.object({ value, confidence: v.number(), words: v.array(v.string()) });

export const triageProposal = v.object({
  title: v.string(),
  category: proposed(v.picklist(categories)),
  class: proposed(v.picklist(petitionClasses)),
  urgent: proposed(v.boolean()),
  major: proposed(v.boolean()),
  inScope: proposed(v.boolean()),
  nature: v.picklist(petitionNatures),
  legalTags: v.array(v.picklist(legalTags)),
  groupTags: v.array(v.picklist(groupTags)),
  /** Where false, the page says that the person should look twice. */
  sure: v.boolean(),
  modelVersion: v.string(),
});

/** What a person decided about a petition: the classifier only ever proposes. */
const triageDecision = v.strictObject({
  category: v.picklist(categories),
  class: v.picklist(petitionClasses),
  urgent: v.boolean(),
  major: v.boolean(),
  nature: v.optional(v.picklist(petitionNatures)),
  legalTags: v.optional(v.array(v.picklist(legalTags)), []),
  groupTags: v.optional(v.array(v.picklist(groupTags)), []),
  authorityLevel: optional(authorityLevels),
});

export const petitionFilter = {
  states: v.optional(v.array(v.picklist(petitionStates)), []),
  categories: v.optional(v.array(v.picklist(categories)), []),
  classes: v.optional(v.array(v.picklist(petitionClasses)), []),
  channels: v.optional(v.array(v.picklist(channels)), []),
  workshop: v.optional(v.pipe(v.string(), v.maxLength(60))),
  urgent: v.optional(v.boolean()),
  major: v.optional(v.boolean()),
  overdue: v.optional(v.boolean()),
  /** What a figure was counted from: its part, or what the whole has beside it. domain.md §8 */
  figure: v.optional(v.strictObject({ name: v.picklist(rateNames), side: v.picklist(['part', 'rest']) })),
  receivedFrom: v.optional(day),
  receivedTo: v.optional(day),
  /** Words that must all occur, each found from one character up. */
  words: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100)), ''),
};

export const petitionRow = v.object({
  id: id('Petition'),
  petitionNo: v.string(),
  title: v.string(),
  text: v.string(),
  category: nullable(categories),
  class: nullable(petitionClasses),
  state: v.picklist(petitionStates),
  urgent: v.boolean(),
  major: v.boolean(),
  channel: v.picklist(channels),
  workshop: v.nullable(v.string()),
  handlerDepartment: v.nullable(v.string()),
  receivedOn: day,
  cosignCount: count,
  nextDueOn: v.nullable(day),
  dueProvisional: v.boolean(),
  /** Working days left until `nextDueOn`: 0 today, negative when overdue; null without a deadline. */
  workingDaysLeft: v.nullable(v.number()),
});

const petitionMoved = v.object({ state: v.picklist(petitionStates), version });
const moveErrors = ['PETITION_TRANSITION', 'PETITION_REASON_MISSING'] as const;
/** What carries a petition out needs a passed ballot where the matter is major. */
const carryOutErrors = [...moveErrors, 'BALLOT_REQUIRED', 'BALLOT_DECIDES'] as const;
/** Every act on a petition says which version of it the page has read. */
const target = { petitionId: id('Petition'), version };

const viewFilter = {
  ...petitionFilter,
  order: v.optional(v.picklist(['received', 'due', 'cosigns']), 'received'),
  descending: v.optional(v.boolean(), true),
};

export const petitionContract = {
  /** The classifier's proposal for a text that is being typed; nothing is stored. */
  'petition.propose': query({
    roles: staff,
    input: v.strictObject({ text: petitionText }),
    output: triageProposal,
  }),
  'petition.register': command({
    roles: staff,
    changes: ['petition'],
    errors: ['ID_CARD_NUMBER'],
    input: v.strictObject({
      text: petitionText,
      title: optionalText(maxPetitionTitle),
      nature: optional(petitionNatures),
      channel: v.optional(v.picklist(channels), 'desk'),
      workshop: optionalText(60),
      roleGroup: optional(roleGroups),
      employment: optional(employmentKinds),
      /** When it was handed in, if not now: a slip from the box, yesterday's telephone call. */
      receivedAt: v.optional(instant),
      /** Left out for an anonymous petition. Sealed before it is stored. */
      identity: v.optional(v.strictObject({ name: text(40), phone: optionalText(30), employeeNo: optionalText(30) })),
      cosigners: v.optional(count, 0),
      /** What the person at the desk has decided; without it the petition waits for triage. */
      triage: v.optional(triageDecision),
      attachmentIds: v.optional(v.array(id('Attachment')), []),
      /** The opening of the box that it was found at; for slips from a box alone. */
      boxRoundId: v.optional(id('BoxRound')),
    }),
    output: v.object({ petitionId: id('Petition'), petitionNo: v.string(), receiptCode: v.string() }),
  }),
  'petition.list': query({
    roles: participants,
    input: v.strictObject({
      ...petitionFilter,
      order: v.optional(v.picklist(['received', 'due', 'cosigns']), 'received'),
      descending: v.optional(v.boolean(), true),
      after: v.optional(cursor, null),
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)), 50),
    }),
    output: v.object({ rows: v.array(petitionRow), next: cursor }),
  }),
  /** How many petitions stand under each value, over everything or within a filter on the counted columns. */
  'petition.counts': query({
    roles: participants,
    input: v.strictObject({
      states: petitionFilter.states,
      categories: petitionFilter.categories,
      classes: petitionFilter.classes,
      urgent: petitionFilter.urgent,
      major: petitionFilter.major,
    }),
    output: v.object({
      total: count,
      byState: v.record(v.string(), count),
      byClass: v.record(v.string(), count),
      byCategory: v.record(v.string(), count),
      /** Null where the group is too small to be shown to who asks. */
      byWorkshop: v.record(v.string(), v.nullable(count)),
      urgent: count,
      major: count,
    }),
  }),
  'petition.get': query({
    roles: participants,
    input: v.strictObject({ petitionId: id('Petition') }),
    output: v.object({
      ...petitionRow.entries,
      nature: v.picklist(petitionNatures),
      anonymous: v.boolean(),
      hasIdentity: v.boolean(),
      /** How many photos and recordings are sealed because they show the person. */
      sealedFiles: count,
      identityErased: v.boolean(),
      roleGroup: nullable(roleGroups),
      employment: nullable(employmentKinds),
      legalTags: v.array(v.picklist(legalTags)),
      groupTags: v.array(v.picklist(groupTags)),
      authorityLevel: nullable(authorityLevels),
      receivedAt: instant,
      startOn: day,
      responsible: v.nullable(v.string()),
      handlerName: v.nullable(v.string()),
      answerBy: v.nullable(day),
      doneBy: v.nullable(day),
      planBy: v.nullable(day),
      consultBy: v.nullable(day),
      sessionBy: v.nullable(day),
      progressBy: v.nullable(day),
      firstAnswerBy: v.nullable(day),
      firstDoneBy: v.nullable(day),
      answeredAt: v.nullable(instant),
      doneAt: v.nullable(instant),
      closedAt: v.nullable(instant),
      closing: nullable(closings),
      escalatedTo: nullable(escalationTargets),
      postponements: count,
      mergedInto: v.nullable(v.object({ id: id('Petition'), petitionNo: v.string() })),
      mergedFrom: v.array(v.object({ id: id('Petition'), petitionNo: v.string(), title: v.string() })),
      version,
      events: v.array(
        v.object({
          at: instant,
          by: v.nullable(v.string()),
          kind: v.string(),
          fromState: nullable(petitionStates),
          toState: nullable(petitionStates),
          note: v.string(),
          detail: v.record(v.string(), v.unknown()),
        }),
      ),
      attachments: v.array(
        v.object({ id: id('Attachment'), name: v.string(), mime: v.string(), bytes: count, showsPerson: v.boolean() }),
      ),
      /** What petitioner and union wrote to each other, oldest first; for the union alone. */
      messages: v.array(v.object({ at: instant, side: v.picklist(messageSides), body: v.string() })),
      /** When earlier ones were erased, with the identity's clock or on request; null where none were. */
      messagesErasedOn: v.nullable(day),
      proposal: v.nullable(triageProposal),
    }),
  }),
  /** How the next deadline was counted: every day from the start to the day it is due, working or not. */
  'petition.explainDue': query({
    roles: participants,
    input: v.strictObject({ petitionId: id('Petition') }),
    output: v.object({
      startOn: day,
      dueOn: v.nullable(day),
      days: v.array(v.object({ day, working: v.boolean(), provisional: v.boolean() })),
    }),
  }),
  /** Petitions that say nearly the same, most alike first; for the desk while a text is typed. */
  'petition.similar': query({
    roles: staff,
    input: v.strictObject({ text: petitionText, except: v.optional(id('Petition')) }),
    output: v.array(v.object({ ...petitionRow.entries, likeness: v.number() })),
  }),
  /** What in a text looks like it tells a person, names in the rosters among it; nothing is stored. */
  'petition.findPersonalData': query({
    roles: staff,
    input: v.strictObject({ text: v.pipe(v.string(), v.maxLength(100_000)) }),
    output: v.array(v.object({ kind: v.picklist(personalDataKinds), at: count, found: v.string() })),
  }),
  /** Decides category, class and marks; on a petition already triaged it reclassifies, which needs a reason. */
  'petition.triage': command({
    roles: staff,
    changes: ['petition', 'triage'],
    errors: moveErrors,
    input: v.strictObject({ ...target, decision: triageDecision, reason: optionalText(500) }),
    output: petitionMoved,
  }),
  'petition.setOutOfScope': command({
    roles: staff,
    changes: ['petition', 'triage'],
    errors: moveErrors,
    input: v.strictObject({ ...target, reason: text(500), answer: text(2000) }),
    output: petitionMoved,
  }),
  'petition.merge': command({
    roles: staff,
    changes: ['petition'],
    errors: ['PETITION_MERGE_INTO_SELF', 'PETITION_TRANSITION'],
    input: v.strictObject({ ...target, intoId: id('Petition') }),
    output: petitionMoved,
  }),
  'petition.cosign': command({
    roles: ['chair', 'officer', 'representative'],
    changes: ['petition'],
    errors: ['PETITION_ALREADY_COSIGNED', 'PETITION_TRANSITION'],
    input: v.strictObject({
      petitionId: id('Petition'),
      /** Workers who signed at the desk; a representative always signs for one. */
      people: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)), 1),
      note: optionalText(200),
    }),
    output: v.object({ cosignCount: count }),
  }),
  /** Names the department and person who shall settle it. */
  'petition.assign': command({
    roles: staff,
    changes: ['petition'],
    errors: moveErrors,
    input: v.strictObject({ ...target, department: text(60), name: optionalText(40), note: optionalText(500) }),
    output: petitionMoved,
  }),
  /** Whoever shall settle it says that they will: the person signed in, for their department (承接). */
  'petition.take': command({
    roles: ['chair', 'officer', 'management'],
    changes: ['petition'],
    errors: moveErrors,
    input: v.strictObject(target),
    output: petitionMoved,
  }),
  /** The register as this person has named it: a filter and an order. */
  'petition.views': query({
    roles: participants,
    input: v.strictObject({}),
    output: v.array(v.object({ name: v.string(), filter: v.object(viewFilter) })),
  }),
  'petition.saveView': command({
    roles: participants,
    changes: ['petition'],
    input: v.strictObject({ name: text(40), filter: v.strictObject(viewFilter) }),
    output: v.object({}),
  }),
  'petition.deleteView': command({
    roles: participants,
    changes: ['petition'],
    input: v.strictObject({ name: text(40) }),
    output: v.object({}),
  }),
  'petition.answer': command({
    roles: ['chair', 'officer', 'management'],
    changes: ['petition'],
    errors: moveErrors,
    input: v.strictObject({ ...target, answer: text(5000) }),
    output: petitionMoved,
  }),
  /** To whoever holds the receipt code, named or not: shown where the code is looked up. */
  'petition.writeToPetitioner': command({
    roles: staff,
    changes: ['petition'],
    errors: ['PETITION_NO_RECEIPT'],
    input: v.strictObject({ petitionId: id('Petition'), body: text(2000) }),
    output: v.object({}),
  }),
  /** A long-term petition's plan: timetable and person responsible. */
  'petition.plan': command({
    roles: ['chair', 'officer', 'management'],
    changes: ['petition', 'action'],
    errors: moveErrors,
    input: v.strictObject({
      ...target,
      plan: text(5000),
      department: text(60),
      responsible: text(40),
      dueOn: day,
      milestones: v.optional(v.array(v.strictObject({ title: text(100), dueOn: day })), []),
    }),
    output: petitionMoved,
  }),
  'petition.reportProgress': command({
    roles: ['chair', 'officer', 'management'],
    changes: ['petition'],
    errors: carryOutErrors,
    input: v.strictObject({ ...target, note: text(2000) }),
    output: petitionMoved,
  }),
  'petition.reportDone': command({
    roles: ['chair', 'officer', 'management'],
    changes: ['petition'],
    errors: carryOutErrors,
    input: v.strictObject({ ...target, note: text(2000) }),
    output: petitionMoved,
  }),
  'petition.escalate': command({
    roles: staff,
    changes: ['petition'],
    errors: moveErrors,
    input: v.strictObject({ ...target, to: v.picklist(escalationTargets), reason: text(2000) }),
    output: petitionMoved,
  }),
  /** An escalated petition comes back with the result reached there. */
  'petition.return': command({
    roles: staff,
    changes: ['petition'],
    errors: moveErrors,
    input: v.strictObject({ ...target, result: text(2000) }),
    output: petitionMoved,
  }),
  'petition.close': command({
    roles: staff,
    changes: ['petition'],
    errors: moveErrors,
    input: v.strictObject({ ...target, closing: v.picklist(closings), note: optionalText(2000) }),
    output: petitionMoved,
  }),
};
