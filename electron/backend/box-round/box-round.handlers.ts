import { listBoxRounds } from '../../../db/repos/box-round.repo.ts';
import type { boxRoundContract } from '../../../shared/contract/box-round.contract.ts';
import type { HandlersOf } from '../context.ts';
import { openBox } from './open-box.command.ts';

const listed = 100;

export const boxRoundHandlers: HandlersOf<typeof boxRoundContract> = {
  'box.open': openBox,
  'box.list': (db) => listBoxRounds(db, listed),
};
