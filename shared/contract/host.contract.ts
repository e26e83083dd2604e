import * as v from 'valibot';
import { command, procedure, query, staff } from './define.ts';
import { count, id, instant, nothing, text } from './fields.ts';

/** Serving phones and screens in the LAN. Off until somebody of the union starts it. */
const certificate = v.nullable(
  v.union([
    // Made by the program for the address: phones warn of it.
    v.literal('generated'),
    v.strictObject({
      certificateFile: text(1000),
      keyFile: text(1000),
      /** The name in the certificate that phones go to; empty where it is for the address itself. */
      hostName: v.optional(
        v.pipe(v.string(), v.trim(), v.toLowerCase(), v.regex(/^[a-z\d.-]*$/), v.maxLength(200)),
        '',
      ),
    }),
  ]),
);

export const hostContract = {
  /** Whether phones can come in, at which address, and which networks this PC is in. */
  'host.status': query({
    roles: staff,
    input: nothing,
    output: v.object({
      running: v.boolean(),
      /** `http://192.168.1.20:8090`; null while it is off. */
      address: v.nullable(v.string()),
      startedAt: v.nullable(instant),
      /** How many pages are connected now. */
      connected: count,
      /** The key that phones seal to: its fingerprint is in every QR code. */
      fingerprint: v.string(),
      /** The address it served at is gone: the PC has changed networks. */
      addressLost: v.boolean(),
      /** Address and port of before the last change, which codes on paper may still carry; null where there was none. */
      movedFrom: v.nullable(v.string()),
      /** SHA-256 of the certificate that phones come by; null by plain HTTP. */
      certificateFingerprint: v.nullable(v.string()),
      networks: v.array(
        v.object({ name: v.string(), address: v.string(), wireless: v.boolean(), virtual: v.boolean() }),
      ),
      /** It was to stay on and could not be started again: why. It goes on trying. */
      notStartedAgain: v.nullable(v.string()),
      /** How it was wished last, on this PC. */
      wish: v.object({
        address: v.string(),
        port: v.number(),
        untilMeetingEnds: v.boolean(),
        keepOn: v.boolean(),
        certificate,
      }),
    }),
  }),
  /** Starts serving at one of this PC's addresses. */
  'host.start': procedure({
    roles: ['chair'],
    audience: ['desktop', 'cli'],
    errors: ['PORT_IN_USE', 'HOST_ADDRESS_GONE', 'CERTIFICATE_UNUSABLE'],
    input: v.pipe(
      v.strictObject({
        /** IPv4, as the networks of this PC have it: phones type it where they cannot scan. */
        address: v.pipe(v.string(), v.maxLength(60), v.ipv4()),
        port: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1024), v.maxValue(65_535)), 8090),
        /** Stops when a meeting is closed; else it stays on for the workshop until somebody stops it. */
        untilMeetingEnds: v.optional(v.boolean(), false),
        /** Starts again by itself whenever the program starts. */
        keepOn: v.optional(v.boolean(), false),
        /** The enterprise's own certificate, as PEM files on this PC, or a generated one: then phones come by HTTPS. */
        certificate: v.optional(certificate, null),
      }),
      // No phone can go to the address of all networks: only a name leads to one of them.
      v.forward(
        v.partialCheck(
          [['address'], ['certificate']],
          ({ address, certificate: its }) =>
            address !== '0.0.0.0' || (typeof its === 'object' && its !== null && its.hostName !== ''),
        ),
        ['address'],
      ),
    ),
    output: v.object({ address: v.string() }),
  }),
  'host.stop': procedure({ roles: staff, audience: ['desktop', 'cli'], input: nothing, output: v.object({}) }),
  /** This PC asks its own address, as a phone would: whether the host answered, and in how many milliseconds. */
  'host.test': procedure({
    roles: staff,
    audience: ['desktop', 'cli'],
    errors: ['HOST_OFF'],
    input: nothing,
    output: v.object({ answers: v.boolean(), millis: count }),
  }),
  /**
   * New personal QR codes for representatives in office: for all of them, or anew for those named (a lost phone). Shown
   * once, to be printed on the notices; the codes before are out of use.
   */
  'host.issueTickets': command({
    roles: staff,
    audience: ['desktop'],
    changes: ['account', 'host'],
    secret: true,
    errors: ['REPRESENTATIVE_NOT_IN_OFFICE'],
    input: v.strictObject({ representativeIds: v.optional(v.array(id('Representative'))) }),
    output: v.object({
      tickets: v.array(
        v.object({
          representativeId: id('Representative'),
          name: v.string(),
          constituency: v.string(),
          ticket: v.string(),
        }),
      ),
    }),
  }),
  /**
   * A code of eight characters for somebody at the door without the printed one: good for 15 minutes and once. The one
   * told before is out of use; phones that are in stay in.
   */
  'host.issueDoorCode': command({
    roles: staff,
    audience: ['desktop'],
    changes: ['account', 'host'],
    secret: true,
    errors: ['REPRESENTATIVE_NOT_IN_OFFICE'],
    input: v.strictObject({ representativeId: id('Representative') }),
    output: v.object({ code: v.string(), name: v.string(), validUntil: instant }),
  }),
  /** Who holds a personal code since when. */
  'host.tickets': query({
    roles: staff,
    input: nothing,
    output: v.array(
      v.object({
        representativeId: id('Representative'),
        name: v.string(),
        constituency: v.string(),
        issuedAt: v.nullable(instant),
      }),
    ),
  }),
  /** A QR poster for a place: petitions that come by it say where it hangs. */
  'host.addPoster': command({
    roles: staff,
    changes: ['host'],
    input: v.strictObject({ place: text(40) }),
    output: v.object({ mark: v.string() }),
  }),
  /** Takes a poster off the list. What it brought stays counted, and a copy left hanging still brings people in. */
  'host.retirePoster': command({
    roles: staff,
    changes: ['host'],
    input: v.strictObject({ posterId: v.pipe(v.string(), v.uuid()) }),
    output: v.object({}),
  }),
  'host.posters': query({
    roles: staff,
    input: nothing,
    output: v.array(
      v.object({ id: v.string(), mark: v.string(), place: v.string(), createdAt: instant, petitions: count }),
    ),
  }),
};
