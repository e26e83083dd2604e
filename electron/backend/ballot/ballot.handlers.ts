import type { ballotContract } from '../../../shared/contract/ballot.contract.ts';
import type { ballotPhoneContract } from '../../../shared/contract/ballot-phone.contract.ts';
import type { HandlersOf } from '../context.ts';
import { ballotDetail } from './ballot-detail.query.ts';
import { ballotForPhone } from './ballot-for-phone.query.ts';
import { castOpen } from './cast-open.command.ts';
import { castSecret } from './cast-secret.command.ts';
import { castSigned } from './cast-signed.command.ts';
import { closeBallot } from './close-ballot.command.ts';
import { enterCounts } from './enter-counts.command.ts';
import { finishedForPhone } from './finished-for-phone.query.ts';
import { findSlip } from './find-slip.query.ts';
import { issueSlip } from './issue-slip.query.ts';
import { issuePaper } from './issue-paper.command.ts';
import { openBallot } from './open-ballot.command.ts';
import { signPaper } from './sign-paper.command.ts';
import { unlockBallot } from './unlock-ballot.command.ts';
import { voidBallot } from './void-ballot.command.ts';
import { voteOpen } from './vote-open.command.ts';

export const ballotHandlers: HandlersOf<typeof ballotContract & typeof ballotPhoneContract> = {
  'ballot.open': openBallot,
  'ballot.issueSlip': issueSlip,
  'ballot.cast': castSecret,
  'ballot.castOpen': castOpen,
  'ballot.enterCounts': enterCounts,
  'ballot.issuePaper': issuePaper,
  'ballot.close': closeBallot,
  'ballot.void': voidBallot,
  'ballot.unlock': unlockBallot,
  'ballot.get': ballotDetail,
  'ballot.findSlip': findSlip,
  'ballot.forPhone': ballotForPhone,
  'ballot.finishedForPhone': finishedForPhone,
  'ballot.sign': signPaper,
  'ballot.castSigned': castSigned,
  'ballot.voteOpen': voteOpen,
};
