import { classifyByWords } from '../../../shared/domain/triage/classify.ts';
import type { Correction } from '../../../shared/domain/triage/learn.ts';
import type { TriageProposal } from '../../../shared/domain/triage/proposal.ts';

export type { Correction, TriageProposal };

/** Proposes labels for petitions, offline. It only ever proposes: a person decides. */
export interface Classifier {
  propose(text: string): TriageProposal;
  proposeMany(texts: readonly string[]): TriageProposal[];
  /** Names the weights in use, so that a stored proposal tells what made it. */
  readonly modelVersion: string;
  /** Takes in what people decided, on top of what was taught before. The shipped weights stay as they are. */
  learn(corrections: readonly Correction[]): void;
  /** Forgets everything taught by `learn`. */
  reset(): void;
}

export interface ClassifierOptions {
  /** The folder that holds the shipped weights. */
  readonly resourcesDir: string;
}

export function createClassifier(_options: ClassifierOptions): Classifier {
  return {
    propose: classifyByWords,
    proposeMany: (texts) => texts.map(classifyByWords),
    modelVersion: 'words',
    learn: () => {},
    reset: () => {},
  };
}
