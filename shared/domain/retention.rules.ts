import { addMonths, lastDayOfMonth } from './instant.ts';
import type { PetitionState } from './petition.ts';

/**
 * The day on which an identity is erased: the months of the rules after the day of closing. Rule: a month ends on the day
 * of the same number, or on its last day where there is none. 《民法典》第二百零二条; 《个人信息保护法》第十九条
 */
export function erasedOn(endedOn: string, months: number): string {
  const month = addMonths(endedOn.slice(0, 7), months);
  const sameDay = `${month}-${endedOn.slice(8)}`;
  const last = lastDayOfMonth(month);
  return sameDay < last ? sameDay : last;
}

export interface EndedPetition {
  readonly state: PetitionState;
  readonly closedAt: string | null;
  readonly answeredAt: string | null;
}

/** When a petition ended: closed, or answered as outside the scope; null while somebody may still need to reach its petitioner. */
export function endedAt({ state, closedAt, answeredAt }: EndedPetition): string | null {
  if (state === 'closed') return closedAt;
  return state === 'out_of_scope' ? answeredAt : null;
}
