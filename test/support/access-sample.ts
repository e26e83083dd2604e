import type { Role } from '../../shared/domain/member.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { World } from './access-world.ts';

/** What a call is about: the caller's own row, somebody else's, or one that there is not. */
export const subjects = ['own', 'other', 'missing'] as const;
export type Subject = (typeof subjects)[number];

export interface Given {
  readonly world: World;
  readonly subject: Subject;
  readonly role: Role | 'nobody';
  readonly accountId: AccountId | undefined;
}

/** How to make an input that the handler gets to see; without subjects, the call is about nothing in particular. */
export interface Sample {
  readonly subjects: readonly Subject[];
  input(given: Given): unknown;
}

export const plain = (input: unknown): Sample => ({ subjects: [], input: () => input });
export const about = (input: Sample['input'], whose: readonly Subject[] = subjects): Sample => ({
  subjects: whose,
  input,
});
