import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

const fileName = 'host-settings.json';

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

/** This PC's own settings: they do not belong to the record and do not move house with it. Unreadable ones are none. */
export function readHostSettings(dataDir: string): HostSettings {
  const file = path.join(dataDir, fileName);
  if (!existsSync(file)) return standard;
  try {
    return v.parse(schema, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return standard;
  }
}

export function writeHostSettings(dataDir: string, settings: HostSettings): void {
  const file = path.join(dataDir, fileName);
  writeFileSync(`${file}.part`, `${JSON.stringify(settings, null, 2)}\n`);
  renameSync(`${file}.part`, file);
}
