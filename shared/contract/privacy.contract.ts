import * as v from 'valibot';
import { erasureGrounds, openingPurposes } from '../domain/identity.ts';
import { messageSides, petitionStates } from '../domain/petition.ts';
import { maxNoticeText } from '../domain/privacy-notice.ts';
import { command, query, staff } from './define.ts';
import { count, day, id, nothing, optionalText, text } from './fields.ts';

/** In the chair's own words, read by others and kept: it must not say who the petitioner is. */
const note = v.pipe(v.string(), v.trim(), v.minLength(4), v.maxLength(300));
const petitionId = id('Petition');
const ofPetition = { petitionId, petitionNo: v.string() };

export const privacyContract = {
  /** The notice that petitioners are given: the one in force, or an earlier version. */
  'privacy.notice': query({
    roles: 'anyone',
    audience: ['desktop', 'lan', 'cli'],
    input: v.strictObject({ version: v.optional(count) }),
    output: v.object({
      version: count,
      body: v.string(),
      /** The day from which it is given; null for the shipped text before anybody was given it. */
      on: v.nullable(day),
      versions: count,
      unionName: v.string(),
      retentionMonths: count,
      archiveYears: count,
      /** False where the text names another time than the rules in force: then it wants changing. */
      namesRetention: v.boolean(),
    }),
  }),
  /** A new version; petitions keep the version that their petitioners were given. 《个人信息保护法》第十七条 */
  'privacy.changeNotice': command({
    roles: ['chair'],
    changes: ['identity'],
    input: v.strictObject({ body: text(maxNoticeText) }),
    output: v.object({ version: count }),
  }),
  /** Whose identity and messages are erased when, the next first; what is held for legal reasons stays and is marked. */
  'privacy.due': query({
    roles: staff,
    input: v.strictObject({ limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)), 100) }),
    output: v.object({
      total: count,
      rows: v.array(v.object({ ...ofPetition, endedOn: day, erasedOn: day, held: v.boolean() })),
    }),
  }),
  /** Erasures and holds, the latest first; of what was erased only that it was. */
  'privacy.list': query({
    roles: staff,
    input: nothing,
    output: v.object({
      erasures: v.array(
        v.object({
          ...ofPetition,
          on: day,
          ground: v.picklist(erasureGrounds),
          /** Name and number, and files that show the person. */
          identity: v.boolean(),
          /** How many messages between petitioner and union. */
          messages: count,
          note: v.string(),
          by: v.nullable(v.string()),
        }),
      ),
      holds: v.array(
        v.object({
          ...ofPetition,
          reason: v.string(),
          from: day,
          by: v.string(),
          liftedOn: v.nullable(day),
          liftNote: v.string(),
        }),
      ),
    }),
  }),
  /** Erases identity and messages of one petition for good because the person asked for it. 《个人信息保护法》第四十七条 */
  'privacy.erase': command({
    roles: ['chair'],
    changes: ['identity', 'petition'],
    errors: ['NO_IDENTITY', 'IDENTITY_ERASED', 'IDENTITY_HELD', 'NOTE_TELLS_PERSON'],
    input: v.strictObject({ petitionId, note }),
    output: v.object({ files: count, messages: count }),
  }),
  /** Erases what the rules' time is over for. The program calls it by itself, at its start and each day. */
  'privacy.eraseDue': command({
    roles: 'anyone',
    // No door leads to it: whoever could call it under a clock set forward would erase what is not due.
    audience: ['program'],
    changes: ['identity', 'petition'],
    input: nothing,
    output: v.object({ erased: count, files: count }),
  }),
  /** Sealed for legal reasons: kept and not used, and not erased while it stands. 《个人信息保护法》第四十七条第二款 */
  'privacy.hold': command({
    roles: ['chair'],
    changes: ['identity'],
    errors: ['NO_IDENTITY', 'IDENTITY_ERASED', 'ALREADY_HELD', 'NOTE_TELLS_PERSON'],
    input: v.strictObject({ petitionId, reason: note }),
    output: v.object({}),
  }),
  'privacy.lift': command({
    roles: ['chair'],
    changes: ['identity'],
    errors: ['NOT_HELD', 'NOTE_TELLS_PERSON'],
    input: v.strictObject({ petitionId, note }),
    output: v.object({}),
  }),
};

export const personCopyContract = {
  /**
   * What is held about one person, who asked for it: the entry in the roster and the petitions that the person names. Each
   * of these identities is opened, and that is on record; one that is somebody else's stays out. 《个人信息保护法》第四十五条
   */
  'privacy.export': command({
    roles: ['chair'],
    audience: ['desktop'],
    changes: ['identity'],
    secret: true,
    errors: ['KEY_NOT_HELD', 'KEY_LOST', 'FILE_MISSING'],
    input: v.strictObject({
      passphrase: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
      name: text(40),
      phone: optionalText(30),
      employeeNo: optionalText(30),
      petitionNos: v.optional(v.pipe(v.array(text(20)), v.maxLength(50)), []),
    }),
    output: v.variant('exported', [
      v.object({
        exported: v.literal(true),
        record: v.object({
          madeOn: day,
          enterpriseName: v.string(),
          unionName: v.string(),
          name: v.string(),
          /** The roster's entries of that name and number. */
          roster: v.array(v.record(v.string(), v.union([v.string(), v.number(), v.null()]))),
          representativeTerms: v.array(
            v.object({ constituency: v.string(), from: day, to: day, endedOn: v.nullable(day) }),
          ),
          petitions: v.array(
            v.object({
              petitionNo: v.string(),
              receivedOn: day,
              title: v.string(),
              text: v.string(),
              state: v.picklist(petitionStates),
              identity: v.object({ name: v.string(), phone: v.string(), employeeNo: v.string() }),
              files: v.array(v.object({ name: v.string(), mime: v.string(), bytes: count })),
              /** What this person and the union wrote to each other. */
              messages: v.array(v.object({ on: day, side: v.picklist(messageSides), body: v.string() })),
              noticeVersion: v.nullable(count),
              openings: v.array(v.object({ on: day, purpose: v.picklist(openingPurposes), reason: v.string() })),
            }),
          ),
          /** Petitions named that are not in this copy: unknown, anonymous, erased, or not this person's. */
          leftOut: v.array(
            v.object({ petitionNo: v.string(), why: v.picklist(['unknown', 'anonymous', 'erased', 'notThisPerson']) }),
          ),
        }),
      }),
      v.object({ exported: v.literal(false), waitSeconds: v.number() }),
    ]),
  }),
};
