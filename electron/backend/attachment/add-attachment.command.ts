import type { CommandHandler } from '../context.ts';
import { takeFile } from '../trust/take-file.ts';

export const addAttachment: CommandHandler<'attachment.add'> = async (tx, file, { actor, now, services, about }) => {
  const taken = await takeFile(tx, file, { accountId: actor.accountId, now, dataDir: services.dataDir });
  about(taken.attachmentId);
  return taken;
};
