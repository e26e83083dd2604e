import type { PetitionState } from './petition.ts';

/** The closed loop that everybody sees: 收集—共商—评议—长效. domain.md §1 */
export const fourSteps = ['collect', 'consult', 'evaluate', 'sustain'] as const;
export type FourStep = (typeof fourSteps)[number];

/** Where a petition in this state stands; null where it has left the loop. */
export function stepOf(state: PetitionState): FourStep | null {
  switch (state) {
    case 'received':
    case 'assigned':
    case 'answered':
      return 'collect';
    case 'queued':
    case 'on_agenda':
    case 'decided':
      return 'consult';
    case 'done':
      return 'evaluate';
    case 'planning':
    case 'planned':
    case 'in_progress':
    case 'escalated':
      return 'sustain';
    case 'evaluated':
    case 'closed':
    case 'out_of_scope':
    case 'merged':
      return null;
  }
}
