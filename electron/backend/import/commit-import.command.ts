import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';

/**
 * Writes a prepared import in one transaction: all its good rows or none. Between batches other work goes on (queries see
 * the state before), and a cancel is heeded.
 */
export const commitImport: CommandHandler<'import.commit'> = async (tx, { importId, skipBad }, context) => {
  const { imports } = context.services;
  const prepared = imports.find(importId);
  if (prepared === undefined || prepared.running) throw new AppError('IMPORT_NOT_PREPARED');
  const { goodRows, badRows } = prepared;
  if (badRows > 0 && !skipBad) throw new AppError('IMPORT_HAS_BAD_ROWS', { bad: badRows, good: goodRows });
  prepared.running = true;
  try {
    await prepared.write(tx, context, async (done) => {
      prepared.done = done;
      await yieldToOthers();
      if (prepared.cancelled) throw new AppError('IMPORT_CANCELLED');
    });
  } finally {
    prepared.running = false;
    prepared.cancelled = false;
    prepared.done = 0;
  }
  context.about(importId);
  context.afterCommit(() => imports.forget(importId));
  return { written: goodRows, skipped: badRows };
};
