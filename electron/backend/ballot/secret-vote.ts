import { choices, type Choice } from '../../../shared/domain/ballot.ts';

/** A secret vote as it is sealed: always the same length, so that the box's size tells nothing. */
export function voteText(trackingCode: string, choice: Choice): string {
  return `${choices.indexOf(choice)}${trackingCode}`;
}

/** Bytes of a vote once it is sealed: its ten characters and what a sealed box adds, a throw-away key and a tag. */
export const sealedVoteBytes = 10 + 32 + 16;

/** What `voteText` wrote; undefined when it is no vote: a phone may seal what it likes. */
export function parseVote(text: string): { readonly trackingCode: string; readonly choice: Choice } | undefined {
  const [, digit, trackingCode] = /^(\d)([0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4})$/.exec(text) ?? [];
  const choice = choices[Number(digit)];
  return choice === undefined || trackingCode === undefined ? undefined : { trackingCode, choice };
}
