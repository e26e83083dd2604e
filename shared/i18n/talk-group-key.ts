import { talkGroupOf, type Speaker, type TalkGroup } from '../domain/speech.rules.ts';

/** The text key of a talk group; a key that ends in `_other` would be a plural. */
export function talkGroupKey(group: TalkGroup) {
  return group === 'worker_other' ? 'talkGroup.otherWorker' : (`talkGroup.${group}` as const);
}

export function groupKeyOf(speaker: Speaker) {
  return talkGroupKey(talkGroupOf(speaker));
}
