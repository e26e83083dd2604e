import { listRepresentativesWithAccount } from '../../../db/repos/phone.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { holderOf } from './holder-of.ts';

/** For somebody who stands at the door without the printed code. Codes and phones that are in stay as they are. */
export const issueDoorCode: CommandHandler<'host.issueDoorCode'> = async (tx, { representativeId }, context) => {
  const everybody = await listRepresentativesWithAccount(tx);
  const wanted = everybody.find((one) => one.representativeId === representativeId);
  if (wanted === undefined) throw new AppError('REPRESENTATIVE_NOT_IN_OFFICE');
  const holder = await holderOf(tx, wanted, context);
  context.about(holder);
  const { code, until, undo } = context.services.doorCodes.issue(holder, Date.parse(context.now));
  context.ifUndone(undo);
  return { code, name: wanted.name, validUntil: new Date(until).toISOString() };
};
