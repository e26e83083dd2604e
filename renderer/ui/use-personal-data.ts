import { useEffect, useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import { call } from '../api/backend.ts';

export type FoundData = OutputOf<'petition.findPersonalData'>;

const pauseMs = 300;
const none: FoundData = [];

/** What in a text that is being typed tells a person; asked once the typing pauses. Only as long as the text is the one asked about. */
export function usePersonalData(text: string): FoundData {
  const [found, setFound] = useState<{ text: string; spans: FoundData }>({ text: '', spans: none });
  useEffect(() => {
    if (text.trim() === '') return undefined;
    let current = true;
    const timer = setTimeout(() => {
      call('petition.findPersonalData', { text }).then(
        (spans) => current && setFound({ text, spans }),
        // A hint only: intake goes on without it.
        () => undefined,
      );
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);
  return found.text === text ? found.spans : none;
}
