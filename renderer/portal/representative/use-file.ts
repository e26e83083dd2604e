import { useEffect, useRef, useState } from 'react';
import { HostBusy } from '../api/ask-host.ts';
import { phoneCall } from '../api/call.ts';
import { bytesOf } from '../../ui/file-content.ts';
import type { Held } from './meeting-read.ts';

export type ItemFile = Held['agenda'][number]['attachments'][number];

/**
 * A file that is fetched when somebody asks for it, and again by itself where the host had too much to do. The page holds
 * it until it is left, under an address of its own; the phone keeps none.
 */
export function useFile({ id, bytes }: ItemFile) {
  const [url, setUrl] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const left = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
      clearTimeout(timer.current);
    };
  }, []);
  useEffect(() => () => (url === undefined ? undefined : URL.revokeObjectURL(url)), [url]);
  const fetchIt = (): void => {
    clearTimeout(timer.current);
    setBusy(true);
    setError(undefined);
    phoneCall('attachment.forPhone', { attachmentId: id }, undefined, base64Length(bytes)).then(
      ({ content, mime }) => {
        if (left.current) return;
        setUrl(URL.createObjectURL(new Blob([bytesOf(content)], { type: mime })));
        setBusy(false);
      },
      (failed: unknown) => {
        if (left.current) return;
        setError(failed);
        setBusy(false);
        if (failed instanceof HostBusy) timer.current = setTimeout(fetchIt, failed.afterMs * (1 + Math.random()));
      },
    );
  };
  return { url, busy, error, fetchIt };
}

function base64Length(bytes: number): number {
  return Math.ceil(bytes / 3) * 4;
}
