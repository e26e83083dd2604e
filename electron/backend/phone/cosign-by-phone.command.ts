import { createHmac } from 'node:crypto';
import { addCosigners, hasPhoneCosigned } from '../../../db/repos/cosign.repo.ts';
import { findPetitionByNo } from '../../../db/repos/petition.repo.ts';
import { receiptKey } from '../../../db/repos/secret.repo.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandHandler } from '../context.ts';
import { newUnorderedId } from '../ids.ts';
import { shownToPhones } from './shown-to-phones.ts';

/**
 * One phone co-signs a petition once, for one person. It is told again by a number it made itself: whoever empties the
 * browser can sign once more, as whoever fills in a second slip could. The union reads the count with that in mind.
 */
export const cosignByPhone: CommandHandler<'petition.cosignByPhone'> = async (tx, { petitionNo, phoneId }, context) => {
  const petition = await findPetitionByNo(tx, petitionNo);
  // Numbers run on and can be guessed: what phones are not told of is not there for them.
  if (petition === undefined || !(await shownToPhones(tx))(petition))
    throw new AppError('NOT_FOUND', { what: 'petition' });
  // With the petition in it, so that nobody sees what else the same phone has signed.
  const key = await receiptKey(tx);
  const phoneHash = createHmac('sha256', key).update(`cosign:${petition.id}:${phoneId}`).digest('base64url');
  if (await hasPhoneCosigned(tx, petition.id, phoneHash)) throw new AppError('PETITION_ALREADY_COSIGNED');
  await addCosigners(tx, {
    id: newUnorderedId<'Cosign'>(),
    petitionId: petition.id,
    accountId: null,
    people: 1,
    at: context.now,
    note: '',
    phoneHash,
  });
  context.about(petition.id);
  return { cosignCount: petition.cosignCount + 1 };
};
