import * as v from 'valibot';
import { pcSettings } from '../pc-settings.ts';

const schema = v.object({
  address: v.string(),
  port: v.number(),
  /** Stops when a meeting is closed. */
  untilMeetingEnds: v.boolean(),
  /** Started again by itself at the program's start. */
  keepOn: v.boolean(),
  /** It comes on again with the program, as far as the rest allows: it was on, and nobody has stopped it. */
  on: v.boolean(),
  /** The enterprise's own certificate: where its files lie, never what is in them. */
  certificate: v.nullable(
    v.union([
      v.object({ certificateFile: v.string(), keyFile: v.string(), hostName: v.string() }),
      /** One that the program makes for the address by itself. */
      v.literal('generated'),
    ]),
  ),
  /** The name of the network interface that the address was of. */
  networkName: v.optional(v.string(), ''),
  /** Address and port before the last change: what is printed may still say it. */
  movedFrom: v.optional(v.nullable(v.string()), null),
  /** When it ends by itself after a meeting, UTC ISO text; null where nothing is to end it. */
  endsAt: v.optional(v.nullable(v.string()), null),
});
export type HostSettings = v.InferOutput<typeof schema>;
export type CertificateWish = NonNullable<HostSettings['certificate']>;
export type CertificateFiles = Exclude<CertificateWish, 'generated'>;

const standard: HostSettings = {
  address: '',
  port: 8090,
  untilMeetingEnds: false,
  keepOn: false,
  on: false,
  certificate: null,
  networkName: '',
  movedFrom: null,
  endsAt: null,
};

export const hostSettings = pcSettings('host-settings.json', schema, standard);
