import type { evaluationContract } from '../../../shared/contract/evaluation.contract.ts';
import type { HandlersOf } from '../context.ts';
import { closeRound } from './close-round.command.ts';
import { evaluationDetail } from './evaluation-detail.query.ts';
import { evaluationList } from './evaluation-list.query.ts';
import { openRound } from './open-round.command.ts';
import { rateEfficiency } from './rate-efficiency.command.ts';
import { rateMine, rateSession } from './rate-session.command.ts';
import { voidRound } from './void-round.command.ts';
import { roundForPhone } from './round-for-phone.query.ts';
import { unlockRound } from './unlock-round.command.ts';

export const evaluationHandlers: HandlersOf<typeof evaluationContract> = {
  'evaluation.list': evaluationList,
  'evaluation.get': evaluationDetail,
  'evaluation.open': openRound,
  'evaluation.rate': rateSession,
  'evaluation.forPhone': roundForPhone,
  'evaluation.rateMine': rateMine,
  'evaluation.rateEfficiency': rateEfficiency,
  'evaluation.void': voidRound,
  'evaluation.unlock': unlockRound,
  'evaluation.close': closeRound,
};
