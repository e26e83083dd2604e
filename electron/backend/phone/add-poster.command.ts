import { randomInt } from 'node:crypto';
import { insertPoster } from '../../../db/repos/poster.repo.ts';
import type { CommandHandler } from '../context.ts';

const signs = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** The mark goes into the poster's QR code: short, and telling nothing by itself. */
export const addPoster: CommandHandler<'host.addPoster'> = async (tx, { place }, context) => {
  const mark = Array.from({ length: 6 }, () => signs[randomInt(signs.length)]).join('');
  const id = context.newId();
  await insertPoster(tx, { id, mark, place, createdAt: context.now });
  context.about(id);
  return { mark };
};
