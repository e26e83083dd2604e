import type { TalkTime } from '../../shared/domain/speech.rules.ts';

/** The groups with their share of all talk time in whole percent; "others" only where they have spoken. */
export function spokenGroups({ groups, seconds }: { groups: readonly TalkTime[]; seconds: number }) {
  return groups
    .filter((group) => group.group !== 'worker_other' || group.speeches > 0)
    .map((group) => ({ ...group, percent: seconds === 0 ? 0 : Math.round((100 * group.seconds) / seconds) }));
}
