import * as v from 'valibot';
import { personalDataKinds } from '../domain/spans.rules.ts';
import { publicationKinds, publicationStates } from '../domain/publication.rules.ts';
import { command, everyRole, query, staff } from './define.ts';
import { verdict } from './session-shapes.ts';
import { count, day, id, instant, optionalText, text, version } from './fields.ts';

const texts = {
  title: text(120),
  basis: optionalText(5000),
  content: text(20_000),
  procedure: optionalText(5000),
  result: optionalText(10_000),
};
const links = {
  sessionId: v.nullable(id('Session')),
  petitionId: v.nullable(id('Petition')),
};
const reference = v.nullable(v.object({ id: id('Publication'), publicationNo: v.string() }));
const target = { publicationId: id('Publication'), version };
const moved = v.object({ state: v.picklist(publicationStates), version });

export const publicationContract = {
  /** The board, newest first. Drafts reach the union's own people only. */
  'publication.list': query({
    roles: everyRole,
    input: v.strictObject({
      states: v.optional(v.array(v.picklist(publicationStates)), []),
      kinds: v.optional(v.array(v.picklist(publicationKinds)), []),
    }),
    output: v.object({
      rows: v.array(
        v.object({
          id: id('Publication'),
          publicationNo: v.string(),
          kind: v.picklist(publicationKinds),
          title: v.string(),
          state: v.picklist(publicationStates),
          createdAt: instant,
          releasedOn: v.nullable(day),
          noticeUntil: v.nullable(day),
          objections: count,
          unanswered: count,
        }),
      ),
    }),
  }),
  'publication.get': query({
    roles: everyRole,
    input: v.strictObject({ publicationId: id('Publication') }),
    output: v.object({
      id: id('Publication'),
      publicationNo: v.string(),
      enterpriseName: v.string(),
      unionName: v.string(),
      kind: v.picklist(publicationKinds),
      title: v.string(),
      basis: v.string(),
      content: v.string(),
      procedure: v.string(),
      result: v.string(),
      ...links,
      state: v.picklist(publicationStates),
      createdAt: instant,
      releasedOn: v.nullable(day),
      releasedBy: v.nullable(v.string()),
      noticeUntil: v.nullable(day),
      /** Working days left until the end of the notice period, 0 on its last day; null before release and after its end. */
      workingDaysLeft: v.nullable(count),
      /** Of a draft: what its release today would mean, and whether anything is missing. */
      releasing: v.nullable(v.object({ verdict, days: count, noticeUntil: day, provisional: v.boolean() })),
      /** False once the last day of the notice period has passed, and where there is none. */
      mayObject: v.boolean(),
      /** Where its release stands in the record's chain: the hash covers the text and everything recorded before. */
      fingerprint: v.nullable(v.object({ seq: count, hash: v.string() })),
      replaces: reference,
      replacedBy: reference,
      withdrawnAt: v.nullable(instant),
      withdrawReason: v.nullable(v.string()),
      /** What looks like it tells a person, for whoever releases the text. */
      personalData: v.array(v.object({ kind: v.picklist(personalDataKinds), found: v.string() })),
      objections: v.array(
        v.object({
          id: id('Objection'),
          text: v.string(),
          receivedOn: day,
          answer: v.string(),
          answeredAt: v.nullable(instant),
          version,
        }),
      ),
      version,
    }),
  }),
  /** A text made from the record, to be looked over before it is drafted. It names nobody who handed in a petition. */
  'publication.propose': query({
    roles: staff,
    input: v.variant('kind', [
      v.strictObject({ kind: v.picklist(['agenda', 'result']), sessionId: id('Session') }),
      v.strictObject({ kind: v.picklist(['plan', 'progress']), petitionId: id('Petition') }),
      v.strictObject({ kind: v.picklist(['overdue', 'notice']) }),
    ]),
    output: v.object({
      title: v.string(),
      basis: v.string(),
      content: v.string(),
      procedure: v.string(),
      result: v.string(),
    }),
  }),
  'publication.draft': command({
    roles: staff,
    changes: ['publication'],
    errors: ['PUBLICATION_NOT_RELEASED'],
    input: v.strictObject({
      kind: v.picklist(publicationKinds),
      ...texts,
      sessionId: v.optional(links.sessionId, null),
      petitionId: v.optional(links.petitionId, null),
      /** The released notice whose place this one takes when it is released. */
      replacesId: v.optional(v.nullable(id('Publication')), null),
    }),
    output: v.object({ publicationId: id('Publication'), publicationNo: v.string() }),
  }),
  /** Changes the text. What a notice is, and of what, stays: another kind is another draft. */
  'publication.edit': command({
    roles: staff,
    changes: ['publication'],
    errors: ['PUBLICATION_NOT_DRAFT'],
    input: v.strictObject({ ...target, ...texts }),
    output: v.object({ version }),
  }),
  /** Throws a draft away. What has hung on the wall stays for ever. */
  'publication.discard': command({
    roles: staff,
    changes: ['publication'],
    errors: ['PUBLICATION_NOT_DRAFT'],
    input: v.strictObject(target),
    output: v.object({}),
  }),
  /** Puts a draft on the board. Only the chair does; the notice period begins, and what it replaces is marked so. */
  'publication.release': command({
    roles: ['chair'],
    changes: ['publication', 'session', 'petition'],
    errors: ['PUBLICATION_NOT_DRAFT', 'PUBLICATION_NOT_RELEASED', 'SESSION_STATE'],
    input: v.strictObject(target),
    output: v.object({ releasedOn: day, noticeUntil: day, version }),
  }),
  'publication.withdraw': command({
    roles: ['chair'],
    changes: ['publication'],
    errors: ['PUBLICATION_NOT_RELEASED', 'PETITION_REASON_MISSING'],
    input: v.strictObject({ ...target, reason: text(500) }),
    output: moved,
  }),
  'publication.recordObjection': command({
    roles: ['chair', 'officer', 'representative'],
    changes: ['publication'],
    errors: ['PUBLICATION_NOT_RELEASED', 'PUBLICATION_OBJECTION_PERIOD_OVER'],
    input: v.strictObject({
      publicationId: id('Publication'),
      text: text(2000),
      /** The day on which it was received, today where it is left out. */
      receivedOn: v.optional(day),
    }),
    output: v.object({ objectionId: id('Objection') }),
  }),
  'publication.answerObjection': command({
    roles: staff,
    changes: ['publication'],
    errors: ['CONFLICT'],
    input: v.strictObject({ objectionId: id('Objection'), version, answer: text(2000) }),
    output: v.object({}),
  }),
};
