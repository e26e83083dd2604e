import type { motionContract } from '../../../shared/contract/motion.contract.ts';
import type { HandlersOf } from '../context.ts';
import { cosignMotion, withdrawMotion } from './cosign-motion.command.ts';
import { motions } from './motions.query.ts';
import { putMotion } from './put-motion.command.ts';
import { declineMotion, takeUpMotion } from './settle-motion.command.ts';

export const motionHandlers: HandlersOf<typeof motionContract> = {
  'motion.put': putMotion,
  'motion.cosign': cosignMotion,
  'motion.withdraw': withdrawMotion,
  'motion.takeUp': takeUpMotion,
  'motion.decline': declineMotion,
  'motion.list': motions,
};
