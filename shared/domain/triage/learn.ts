import type { Category, PetitionClass } from '../petition.ts';

/** What a person decided about a petition's text. `category` and `class` are null where it was set out of scope. */
export interface Correction {
  readonly text: string;
  readonly category: Category | null;
  readonly class: PetitionClass | null;
  readonly urgent: boolean;
  readonly major: boolean;
  readonly inScope: boolean;
}
