/** What the QR code said, out of the address's fragment: it never reaches the server by itself. */
export interface Scanned {
  /** Fingerprint of the key to seal to. */
  readonly fingerprint: string | undefined;
  /** A representative's personal ticket. */
  readonly ticket: string | undefined;
  /** The mark of the poster that was scanned. */
  readonly poster: string | undefined;
}

const keptAs = 'gongshi-scanned';

/**
 * Reads the fragment once, keeps fingerprint and poster on the phone, and takes the ticket out of the address so that a
 * photo of the screen does not show it.
 */
export function readScanned(): Scanned {
  const given = new URLSearchParams(location.hash.replace(/^#\/?/, ''));
  const before = remembered();
  const scanned: Scanned = {
    fingerprint: given.get('k') ?? before.fingerprint,
    ticket: given.get('t') ?? undefined,
    poster: given.get('p') ?? before.poster,
  };
  if (given.has('k')) {
    keep({ fingerprint: scanned.fingerprint, poster: scanned.poster });
    const page = given.get('v') === 'progress' ? 'progress' : '';
    history.replaceState(null, '', `${location.pathname}#/${page}`);
  }
  return scanned;
}

function remembered(): Pick<Scanned, 'fingerprint' | 'poster'> {
  try {
    const kept = JSON.parse(localStorage.getItem(keptAs) ?? '{}') as Partial<Record<string, string>>;
    return { fingerprint: kept['fingerprint'], poster: kept['poster'] };
  } catch {
    return { fingerprint: undefined, poster: undefined };
  }
}

function keep(scanned: Pick<Scanned, 'fingerprint' | 'poster'>): void {
  try {
    localStorage.setItem(keptAs, JSON.stringify(scanned));
  } catch {
    // A browser that keeps nothing asks for the code again next time.
  }
}
