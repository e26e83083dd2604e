import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { isIPv4 } from 'node:net';
import path from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { CertificateFiles } from './host-settings.ts';
import { makeCertificate } from './own-certificate.ts';

/** What HTTPS is served with, as PEM. */
export interface Certificate {
  readonly cert: Buffer;
  readonly key: Buffer;
}

export const certificateProblems = ['unreadable', 'keyUnreadable', 'wrongKey', 'notNow', 'otherName'] as const;
export type CertificateProblem = (typeof certificateProblems)[number];

/**
 * The enterprise's own certificate, looked at before anybody's phone has to: whether the key belongs to it, whether it is
 * valid now, and whether it is for the name or address that phones go to.
 * @param name the name or IPv4 address in the phones' address
 * @param now UTC ISO text
 * @throws AppError CERTIFICATE_UNUSABLE
 */
export async function readCertificate(files: CertificateFiles, name: string, now: string): Promise<Certificate> {
  const unusable = (problem: CertificateProblem): AppError => new AppError('CERTIFICATE_UNUSABLE', { problem, name });
  const [cert, key] = await Promise.all([contentOf(files.certificateFile), contentOf(files.keyFile)]);
  const certificate = cert === undefined ? undefined : parsed(() => new X509Certificate(cert));
  if (cert === undefined || certificate === undefined) throw unusable('unreadable');
  const privateKey = key === undefined ? undefined : parsed(() => createPrivateKey(key));
  if (key === undefined || privateKey === undefined) throw unusable('keyUnreadable');
  if (!certificate.checkPrivateKey(privateKey)) throw unusable('wrongKey');
  const moment = Date.parse(now);
  if (moment < Date.parse(certificate.validFrom) || moment > Date.parse(certificate.validTo)) throw unusable('notNow');
  const isForName = isIPv4(name) ? certificate.checkIP(name) : certificate.checkHost(name);
  if (isForName === undefined) throw unusable('otherName');
  return { cert, key };
}

const generatedName = 'host-certificate.pem';
const renewBeforeMs = 7 * 24 * 60 * 60_000;

/**
 * The certificate that this PC made for itself, kept so that phones which were told to go on need not be told again; a new
 * one for another address and before it ends. It belongs to the PC and not to the record.
 * @param now UTC ISO text
 */
export async function generatedCertificate(dataDir: string, address: string, now: string): Promise<Certificate> {
  const file = path.join(dataDir, generatedName);
  const kept = await contentOf(file);
  const certificate = kept === undefined ? undefined : parsed(() => new X509Certificate(kept));
  const key = kept === undefined ? undefined : parsed(() => createPrivateKey(kept));
  if (kept !== undefined && certificate !== undefined && key !== undefined) {
    const moment = Date.parse(now);
    const isForNow =
      moment >= Date.parse(certificate.validFrom) && moment + renewBeforeMs < Date.parse(certificate.validTo);
    if (isForNow && certificate.checkIP(address) !== undefined && certificate.checkPrivateKey(key))
      return { cert: kept, key: kept };
  }
  const made = makeCertificate(address, now);
  const pem = Buffer.from(`${made.cert}${made.key}`);
  await writeFile(`${file}.part`, pem, { mode: 0o600 });
  await rename(`${file}.part`, file);
  return { cert: pem, key: pem };
}

/** SHA-256, as phones show it beside a certificate. */
export function fingerprintOf({ cert }: Certificate): string {
  return new X509Certificate(cert).fingerprint256;
}

function contentOf(file: string): Promise<Buffer | undefined> {
  return readFile(file).catch(() => undefined);
}

function parsed<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}
