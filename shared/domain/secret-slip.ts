import { choices, type Choice } from './ballot.ts';

/** A secret vote as it is sealed, at the desk and on phones: always the same length, so that its size tells nothing. */
export function voteText(trackingCode: string, choice: Choice): string {
  return `${choices.indexOf(choice)}${trackingCode}`;
}

/** Bytes of what `voteText` writes: a digit, and a code of nine signs. */
export const voteTextBytes = 10;

/** What `voteText` wrote; undefined when it is no vote: a phone may seal what it likes. */
export function parseVote(text: string): { readonly trackingCode: string; readonly choice: Choice } | undefined {
  const [, digit, trackingCode] = /^(\d)([0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4})$/.exec(text) ?? [];
  const choice = choices[Number(digit)];
  return choice === undefined || trackingCode === undefined ? undefined : { trackingCode, choice };
}
