import { join } from 'node:path';
import { decide, type Decision } from '../../shared/domain/triage/decide.ts';
import { readModel } from '../../shared/domain/triage/model.ts';
import { countWordCodes, normalize } from '../../shared/domain/triage/normalize.ts';
import { scoresOf, TextReader } from '../../shared/domain/triage/score.ts';
import { trainModel } from './build-model.ts';
import { dataFolder, readLabelled, readTrainingSet, type Labelled } from './dataset.ts';

export interface Judged {
  readonly petition: Labelled;
  readonly decision: Decision;
}

/**
 * One writer's petitions, judged by a model trained on everybody else's: what may be expected of a house that was never
 * seen. The shipped weights know all writers, so no figure of theirs on these rows would say anything.
 */
export function leaveOut(file: string): readonly Judged[] {
  const model = readModel(trainModel(readTrainingSet({ without: file })));
  const reader = new TextReader(model);
  return readLabelled(join(dataFolder, file)).map((petition) => ({
    petition,
    decision: decide(
      model.settings,
      scoresOf(model, reader.read(petition.text)),
      countWordCodes(normalize(petition.text)),
    ),
  }));
}
