/** The host is there and has too much to do; nothing was done. It says when to ask again. */
export class HostBusy extends Error {
  readonly afterMs: number;
  constructor(afterMs: number) {
    super('busy');
    this.afterMs = afterMs;
  }
}

/** The host is there and cannot answer; it is no fault of the Wi-Fi. */
export class HostFailed extends Error {}

/** Milliseconds in which a call without anything large is answered, or it will not be: the PC sleeps. */
const shortly = 10_000;
const withLoad = 15_000;
const smallBytes = 50_000;
/** What an old phone at the edge of the Wi-Fi gets through in a millisecond. */
const bytesPerMs = 50;
/** Where the host does not say how long. */
const busyMs = 2_000;
const longestBusyMs = 60_000;

/** How long somebody waits for the answer to so many bytes, in milliseconds: photos take their time. */
export function patienceFor(bytes: number): number {
  return bytes <= smallBytes ? shortly : withLoad + bytes / bytesPerMs;
}

/**
 * Asks the host and reads the whole of its answer.
 * @throws HostBusy, HostFailed; TypeError or AbortError when it cannot be reached
 */
export async function askHost(path: string, init: RequestInit = {}, bytes = 0): Promise<Uint8Array> {
  // Without an end of its own a call to a PC that sleeps hangs for minutes. AbortSignal.timeout is younger than Chrome 87.
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), patienceFor(bytes));
  try {
    const response = await fetch(path, { ...init, signal: patience.signal });
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
    throw refusalOf(response);
  } finally {
    clearTimeout(timer);
  }
}

function refusalOf({ status, headers }: Response): Error {
  if (status === 429 || status === 503) return new HostBusy(busyFor(headers.get('retry-after')));
  // It came in too slowly: that is the Wi-Fi.
  return status === 408 ? new TypeError('HTTP 408') : new HostFailed(`HTTP ${status}`);
}

function busyFor(retryAfter: string | null): number {
  const ms = Number(retryAfter ?? Number.NaN) * 1000;
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, longestBusyMs) : busyMs;
}
