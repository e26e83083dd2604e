import type { RoleGroup } from './petition.ts';
import type { Side } from './session.ts';

/** Whose talk time is shown beside whose: the worker side by role group, the union, management. */
export const talkGroups = ['front_line', 'technical', 'manager', 'worker_other', 'union', 'management'] as const;
export type TalkGroup = (typeof talkGroups)[number];

export interface Speaker {
  readonly side: Side;
  /** Null where the roster does not say. */
  readonly roleGroup: RoleGroup | null;
}

/** A managerial employee elected as representative speaks for the worker side; the group says so. */
export function talkGroupOf({ side, roleGroup }: Speaker): TalkGroup {
  return side === 'worker' ? (roleGroup ?? 'worker_other') : side;
}

export interface Speech extends Speaker {
  /** UTC ISO text; null while waiting. */
  readonly startedAt: string | null;
  /** Null while speaking. */
  readonly endedAt: string | null;
}

/** Whole seconds somebody has spoken until `now`; 0 while waiting, and never less where the clock was set back. */
export function spokenSeconds({ startedAt, endedAt }: Speech, now: string): number {
  if (startedAt === null) return 0;
  return Math.max(0, Math.floor((Date.parse(endedAt ?? now) - Date.parse(startedAt)) / 1000));
}

/** When a speech ends that is ended at `at`: never before it began, where the clock was set back meanwhile. */
export function endOfSpeech(startedAt: string, at: string): string {
  return Date.parse(at) < Date.parse(startedAt) ? startedAt : at;
}

export interface TalkTime {
  readonly group: TalkGroup;
  readonly seconds: number;
  readonly speeches: number;
}

/** Talk time of each group, in the order of `talkGroups`; those that have not spoken are there with 0. */
export function talkTimes(speeches: readonly Speech[], now: string): readonly TalkTime[] {
  return talkGroups.map((group) => {
    const theirs = speeches.filter((speech) => speech.startedAt !== null && talkGroupOf(speech) === group);
    const seconds = theirs.reduce((sum, speech) => sum + spokenSeconds(speech, now), 0);
    return { group, seconds, speeches: theirs.length };
  });
}

/** The groups with their share of all talk time in whole percent; "others" only where they have spoken. */
export function spokenGroups({ groups, seconds }: { groups: readonly TalkTime[]; seconds: number }) {
  return groups
    .filter((group) => group.group !== 'worker_other' || group.speeches > 0)
    .map((group) => ({ ...group, percent: seconds === 0 ? 0 : Math.round((100 * group.seconds) / seconds) }));
}
