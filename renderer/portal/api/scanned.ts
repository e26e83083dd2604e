import { keptIn } from '../kept.ts';

/** What the QR code said, out of the address's fragment: it never reaches the server by itself. */
export interface Scanned {
  /** Fingerprint of the key to seal to. */
  readonly fingerprint: string | undefined;
  /** A representative's personal ticket. */
  readonly ticket: string | undefined;
}

const inPhone = keptIn<{ fingerprint: string; poster: string }>(() => localStorage, 'gongshi-scanned');

/**
 * Reads the fragment once, keeps fingerprint and poster on the phone, and takes the ticket out of the address so that a
 * photo of the screen does not show it.
 */
export function readScanned(): Scanned {
  const given = new URLSearchParams(location.hash.replace(/^#\/?/, ''));
  const fingerprint = given.get('k');
  if (fingerprint !== null) {
    // A code without a mark, a representative's say, is none of the poster that was scanned once.
    inPhone.write({ fingerprint, poster: given.get('p') ?? '' });
    const page = given.get('v') === 'progress' ? 'progress' : '';
    history.replaceState(null, '', `${location.pathname}#/${page}`);
  }
  return { fingerprint: fingerprint ?? inPhone.read()?.fingerprint, ticket: given.get('t') ?? undefined };
}

/** The mark of the poster that led here; '' where it was none, or where it has brought its petition already. */
export function posterScanned(): string {
  return inPhone.read()?.poster ?? '';
}

/** Its petition is registered: the next one, perhaps months later, did not come by this poster. */
export function forgetPoster(): void {
  const { fingerprint } = inPhone.read() ?? {};
  if (fingerprint !== undefined) inPhone.write({ fingerprint, poster: '' });
}
