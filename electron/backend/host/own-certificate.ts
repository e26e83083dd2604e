import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** As phones take them from authorities: longer ones are refused by some whoever signed. */
const validDays = 397;
const dayMs = 24 * 60 * 60_000;

/** Tags of ASN.1, as far as a certificate needs them (ITU-T X.690, RFC 5280 §4.1). */
const tags = { integer: 2, bits: 3, octets: 4, oid: 6, utf8: 12, utcTime: 23, laterTime: 24, sequence: 48, set: 49 };
const oids = {
  commonName: [85, 4, 3],
  ecdsaWithSha256: [42, 134, 72, 206, 61, 4, 3, 2],
  basicConstraints: [85, 29, 19],
  keyUsage: [85, 29, 15],
  extendedKeyUsage: [85, 29, 37],
  serverAuth: [43, 6, 1, 5, 5, 7, 3, 1],
  subjectAltName: [85, 29, 17],
} as const;

/**
 * A certificate for one IPv4 address, signed by its own key: it says of nobody who they are, so that phones warn of it. Not
 * an authority (CA:FALSE): a phone told to trust it trusts nothing else that the key could sign.
 * @param address e.g. `192.168.1.20`
 * @param now UTC ISO text
 * @returns certificate and private key as PEM
 */
export function makeCertificate(address: string, now: string): { cert: string; key: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(element(tags.set, sequence(oid(oids.commonName), text(`Gongshi ${address}`))));
  const algorithm = sequence(oid(oids.ecdsaWithSha256));
  const from = Date.parse(now);
  const toBeSigned = sequence(
    element(0xa0, element(tags.integer, Buffer.of(2))),
    element(tags.integer, serialNumber()),
    algorithm,
    name,
    // A phone whose clock is a little behind takes it too.
    sequence(time(from - dayMs), time(from + validDays * dayMs)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    element(
      0xa3,
      sequence(
        extension(oids.basicConstraints, sequence(), { critical: true }),
        extension(oids.keyUsage, element(tags.bits, Buffer.of(7, 0x80)), { critical: true }),
        extension(oids.extendedKeyUsage, sequence(oid(oids.serverAuth))),
        extension(oids.subjectAltName, sequence(element(0x87, Buffer.from(address.split('.').map(Number))))),
      ),
    ),
  );
  const signature = element(tags.bits, Buffer.of(0), sign('sha256', toBeSigned, privateKey));
  return {
    cert: pem('CERTIFICATE', sequence(toBeSigned, algorithm, signature)),
    key: pem('PRIVATE KEY', privateKey.export({ type: 'pkcs8', format: 'der' })),
  };
}

function element(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(tag, ...lengthOf(body.length)), body]);
}

function lengthOf(length: number): readonly number[] {
  if (length < 128) return [length];
  return length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return element(tags.sequence, ...parts);
}

function oid(bytes: readonly number[]): Buffer {
  return element(tags.oid, Buffer.from(bytes));
}

function text(words: string): Buffer {
  return element(tags.utf8, Buffer.from(words));
}

/** Years from 2050 on have a form of their own. */
function time(at: number): Buffer {
  const digits = `${new Date(at).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
  return digits < '2050'
    ? element(tags.utcTime, Buffer.from(digits.slice(2)))
    : element(tags.laterTime, Buffer.from(digits));
}

function extension(of: readonly number[], value: Buffer, { critical = false } = {}): Buffer {
  const isCritical = critical ? [element(1, Buffer.of(0xff))] : [];
  return sequence(oid(of), ...isCritical, element(tags.octets, value));
}

/** Positive, and with no zero in front. */
function serialNumber(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes;
}

function pem(label: string, bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
