import { choices, type Choice } from '../../../shared/domain/ballot.ts';

/** A secret vote as it is sealed: always the same length, so that the box's size tells nothing. */
export function voteText(trackingCode: string, choice: Choice): string {
  return `${choices.indexOf(choice)}${trackingCode}`;
}

/** What `voteText` wrote. @throws Error when it is no vote */
export function parseVote(text: string): { readonly trackingCode: string; readonly choice: Choice } {
  const choice = choices[Number(text.slice(0, 1))];
  if (choice === undefined) throw new Error('a sealed slip holds no vote');
  return { trackingCode: text.slice(1), choice };
}
