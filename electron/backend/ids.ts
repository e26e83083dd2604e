import { randomBytes } from 'node:crypto';
import type { Id } from '../../shared/ids.ts';

/** A UUIDv7 (RFC 9562 §5.7): sorts by the moment it was made, so rows written together stand together on disk. */
export function newId<Name extends string>(at: number): Id<Name> {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at, 0, 6);
  return format(bytes, 7) as Id<Name>;
}

/** A UUIDv4: tells nothing of when it was made. For ballots, ratings and whatever an order would give away. */
export function newUnorderedId<Name extends string>(): Id<Name> {
  return format(randomBytes(16), 4) as Id<Name>;
}

function format(bytes: Buffer, version: number): string {
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | (version << 4), 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
