import type { Category, GroupTag, LegalTag, PetitionClass, PetitionNature } from '../petition.ts';

/** One proposed label: how sure the classifier is (0–1) and the words of the text that decided it, strongest first. */
export interface Proposed<T> {
  readonly value: T;
  readonly confidence: number;
  readonly words: string[];
}

/** What the classifier proposes for a petition. A person decides, always. */
export interface TriageProposal {
  readonly title: string;
  readonly category: Proposed<Category>;
  readonly class: Proposed<PetitionClass>;
  readonly urgent: Proposed<boolean>;
  readonly major: Proposed<boolean>;
  readonly inScope: Proposed<boolean>;
  readonly nature: PetitionNature;
  readonly legalTags: LegalTag[];
  readonly groupTags: GroupTag[];
  /** False where a person should look twice. */
  readonly sure: boolean;
  readonly modelVersion: string;
}
