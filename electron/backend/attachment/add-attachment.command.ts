import type { PreparedCommand } from '../context.ts';
import { takeFile } from '../trust/take-file.ts';

export const addAttachment: PreparedCommand<'attachment.add'> = {
  async prepare(read, file, context) {
    const add = await takeFile(read, file, { ...context, accountId: context.actor.accountId });
    return async (tx) => {
      const added = await add(tx);
      context.about(added.attachmentId);
      return added;
    };
  },
};
