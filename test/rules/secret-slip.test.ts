import { generateKeyPairSync } from 'node:crypto';
import sodium from 'libsodium-wrappers-sumo';
import { expect, it } from 'vitest';
import { sealedVoteBytes } from '../../electron/backend/ballot/secret-vote.ts';
import { drawVote } from '../../renderer/portal/representative/vote/draw-vote.ts';
import { choices } from '../../shared/domain/ballot.ts';
import { parseVote, voteText } from '../../shared/domain/secret-slip.ts';
import type { BallotId } from '../../shared/ids.ts';
import { phoneStorage } from '../support/phone-pages.ts';

it('a vote drawn on a phone is, opened, what the desk writes, and as long as every other', async () => {
  await sodium.ready;
  phoneStorage();
  const { n = '', e = '' } = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' });
  const box = sodium.crypto_box_keypair();
  const open = {
    id: 'ballot' as BallotId,
    question: '',
    signingKey: { n, e },
    publicKey: Buffer.from(box.publicKey).toString('base64url'),
  };
  for (const choice of choices) {
    const { sealed, trackingCode } = drawVote(open, choice);
    const bytes = Uint8Array.from(Buffer.from(sealed, 'base64url'));
    expect(bytes.length).toBe(sealedVoteBytes);
    const text = Buffer.from(sodium.crypto_box_seal_open(bytes, box.publicKey, box.privateKey)).toString();
    expect(text).toBe(voteText(trackingCode, choice));
    expect(parseVote(text)).toEqual({ trackingCode, choice });
  }
});
