import { countCorrections, forgetCorrections } from '../../../db/repos/triage.repo.ts';
import type { CommandHandler } from '../context.ts';

export const resetLearning: CommandHandler<'triage.reset'> = async (tx, _input, { services, afterCommit }) => {
  const forgotten = await countCorrections(tx);
  await forgetCorrections(tx);
  afterCommit(() => services.classifier.reset());
  return { forgotten };
};
