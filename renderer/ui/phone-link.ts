import type { OutputOf } from '../../shared/contract/index.ts';

export type HostStatus = OutputOf<'host.status'>;

/** What a QR code says: the address, and in its fragment, which no server sees, the key to seal to and more. */
export function phoneLink(
  { address, fingerprint }: { address: string; fingerprint: string },
  more: { ticket?: string; poster?: string } = {},
): string {
  const fragment = new URLSearchParams({ k: fingerprint });
  if (more.ticket !== undefined) fragment.set('t', more.ticket);
  if (more.poster !== undefined) fragment.set('p', more.poster);
  return `${address}/#${fragment.toString()}`;
}
