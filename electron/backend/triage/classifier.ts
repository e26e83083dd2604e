import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { classify } from '../../../shared/domain/triage/classify.ts';
import {
  type Adjustments,
  type Correction,
  learnAdjustments,
  maxCorrections,
} from '../../../shared/domain/triage/learn.ts';
import { emptyModel, readModel, type TriageModel } from '../../../shared/domain/triage/model.ts';
import type { TriageProposal } from '../../../shared/domain/triage/proposal.ts';
import { TextReader } from '../../../shared/domain/triage/score.ts';

export type { Correction, TriageProposal };

/** Proposes labels for petitions, offline. It only ever proposes: a person decides. */
export interface Classifier {
  propose(text: string): TriageProposal;
  proposeMany(texts: readonly string[]): TriageProposal[];
  /** Names the weights in use, so that a stored proposal tells what made it; `none` where they could not be read. */
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

export const modelFile = 'triage-model.bin';

/** The weights are read when first needed and then kept. Without them every proposal is a guess that says so. */
export function createClassifier({ resourcesDir }: ClassifierOptions): Classifier {
  let loaded: TextReader | null = null;
  let taught: readonly Correction[] = [];
  let adjustments: Adjustments | null = null;
  const reader = () => (loaded ??= new TextReader(loadModel(resourcesDir)));
  const propose = (text: string) => classify(reader(), text, adjustments);
  return {
    propose,
    proposeMany: (texts) => texts.map(propose),
    get modelVersion() {
      return reader().model.settings.version;
    },
    learn(corrections) {
      taught = [...taught, ...corrections].slice(-maxCorrections);
      adjustments = taught.length === 0 ? null : learnAdjustments(reader(), taught);
    },
    reset() {
      taught = [];
      adjustments = null;
    },
  };
}

/** A desk must be able to register petitions even where the weights are missing or damaged. */
function loadModel(resourcesDir: string): TriageModel {
  try {
    return readModel(readFileSync(join(resourcesDir, modelFile)));
  } catch {
    return emptyModel();
  }
}
