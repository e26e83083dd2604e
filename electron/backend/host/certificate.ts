import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isIPv4 } from 'node:net';
import { AppError } from '../../../shared/errors.ts';
import type { CertificateFiles } from './host-settings.ts';

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
