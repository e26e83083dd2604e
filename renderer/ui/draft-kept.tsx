import { useIsPutDown } from '../stores/own-drafts.ts';
import { useText } from './use-text.ts';

/**
 * A quiet line beside what is being written, `note` where something of it is not kept. It keeps its room while the last
 * word is on its way, so that nothing jumps.
 */
export function DraftKept({ note }: { note?: string }) {
  const t = useText();
  const isPutDown = useIsPutDown();
  return (
    <span style={{ color: '#4b5563', visibility: isPutDown ? 'visible' : 'hidden' }}>{note ?? t('draft.kept')}</span>
  );
}
