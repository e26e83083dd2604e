import type { AccountId, BoxRoundId } from '../../shared/ids.ts';

export interface BoxRoundTable {
  id: BoxRoundId;
  /** `2026-03`: the third opening of the year. */
  roundNo: string;
  place: string;
  openedBy1: string;
  openedBy2: string;
  found: number;
  openedOn: string;
  recordedBy: AccountId;
  recordedAt: string;
}
