import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { call } from '../../api/backend.ts';

/** How long typing has to rest before the classifier is asked. */
const restMs = 250;
/** Fewer characters say nothing yet. */
const shortest = 4;

/** The classifier's proposal for a text that is being typed; undefined until there is one. */
export function useProposal(text: string): OutputOf<'petition.propose'> | undefined {
  const [proposal, setProposal] = useState<OutputOf<'petition.propose'>>();
  useEffect(() => {
    const asked = text.trim();
    if (asked.length < shortest) return undefined;
    let stale = false;
    const timer = window.setTimeout(() => {
      call('petition.propose', { text: asked }).then(
        (answer) => {
          if (!stale) setProposal(answer);
        },
        // Without a proposal the person decides alone, as always.
        () => setProposal(undefined),
      );
    }, restMs);
    return () => {
      stale = true;
      window.clearTimeout(timer);
    };
  }, [text]);
  return text.trim().length < shortest ? undefined : proposal;
}
