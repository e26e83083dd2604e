import { countCorrections } from '../../../db/repos/triage.repo.ts';
import type { QueryHandler } from '../context.ts';

export const triageModel: QueryHandler<'triage.model'> = async (db, _input, { services }) => ({
  modelVersion: services.classifier.modelVersion,
  corrections: await countCorrections(db),
});
