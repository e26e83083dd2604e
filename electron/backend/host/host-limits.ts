/** How much anybody in the LAN may ask for. */
export interface HostLimits {
  /** Milliseconds until a request's head, and the whole of it, must have come; by HTTPS the handshake has as long as a head. */
  readonly headWithin: number;
  readonly requestWithin: number;
  /**
   * Bytes a second that a body has to come with on the average, once it has been coming for `slowAfter` milliseconds: a
   * photo gets through weak Wi-Fi, and a byte now and then holds nothing open.
   */
  readonly slowest: number;
  readonly slowAfter: number;
  /** Milliseconds that a connection may be without a byte in either direction: an answer that nobody takes is held no longer. */
  readonly silentFor: number;
  /** Milliseconds between two looks for connections that are too slow. */
  readonly lookEvery: number;
  /** Bytes of one request: a sealed call with a photo. */
  readonly body: number;
  /** Bytes of requests that are coming in at the same moment, of all addresses and of one: they lie in memory. */
  readonly coming: number;
  readonly comingFromOne: number;
  /** Bytes of answers that are going out at the same moment, of all addresses and of one: photos for representatives. */
  readonly going: number;
  readonly goingToOne: number;
  /**
   * Bytes of a request, and of an answer, that needs no such room: no votes wait because somebody else's photos have
   * taken it all.
   */
  readonly small: number;
  /**
   * Requests from one address in ten seconds. Behind a router a whole hall has one address: a thousand phones that open
   * the page or come back at once send some thousands. Whoever sends that many alone is held down by the turnstile.
   */
  readonly requests: number;
  /** Requests of one phone that has come in, in ten seconds: a page sends a few for each thing that happens. */
  readonly requestsOfPhone: number;
  /** Petitions and co-signatures from one address in a minute: nobody has to come in for them. */
  readonly handIns: number;
  /** Look-ups by receipt code in a minute from one address. */
  readonly lookUps: number;
  /** Phones that come in with a code, in a minute from one address: a hall of a thousand does at its door. */
  readonly entries: number;
  /** Connections at once, of all addresses and of one. */
  readonly connections: number;
  readonly connectionsOfOne: number;
}

const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

export const standardLimits: HostLimits = {
  headWithin: 10_000,
  requestWithin: 180_000,
  slowest: 8 * kilobyte,
  slowAfter: 20_000,
  silentFor: 30_000,
  lookEvery: 2_000,
  body: 16 * megabyte,
  coming: 256 * megabyte,
  comingFromOne: 128 * megabyte,
  going: 256 * megabyte,
  goingToOne: 128 * megabyte,
  small: 64 * kilobyte,
  requests: 6_000,
  requestsOfPhone: 200,
  handIns: 400,
  lookUps: 600,
  entries: 1_500,
  connections: 4_000,
  connectionsOfOne: 3_000,
};
