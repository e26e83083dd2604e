import { blake2b } from '@noble/hashes/blake2.js';
import { base64url } from '../api/sealed-transport.ts';

/** A message that is being written, or whose answer was lost: sent again it carries the same id. */
export interface KeptMessage {
  readonly body: string;
  readonly commandId: string;
}

const keptAs = 'gongshi-message';
/** For a browser that keeps nothing; and what is kept lasts as long as the tab anyway. */
let inPage: string | undefined;

/** The message begun for this receipt code, after another page was looked at or this one was loaded anew. */
export function keptMessage(code: string): KeptMessage | undefined {
  try {
    const kept = JSON.parse(read() ?? '{}') as Partial<KeptMessage & { of: string }>;
    const { of, body, commandId } = kept;
    return of === markOf(code) && body !== undefined && commandId !== undefined ? { body, commandId } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it for as long as this tab is open; an empty one is forgotten. */
export function keepMessage(code: string, message: KeptMessage): void {
  inPage = message.body === '' ? undefined : JSON.stringify({ of: markOf(code), ...message });
  try {
    if (inPage === undefined) sessionStorage.removeItem(keptAs);
    else sessionStorage.setItem(keptAs, inPage);
  } catch {
    // Then the page has it until it is closed.
  }
}

function read(): string | undefined {
  try {
    return sessionStorage.getItem(keptAs) ?? inPage;
  } catch {
    return inPage;
  }
}

/** The code itself is kept nowhere: this tells only who has it that the message is theirs. 128 bits are not guessed. */
function markOf(code: string): string {
  const bare = code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '');
  return base64url(blake2b(new TextEncoder().encode(`message:${bare}`), { dkLen: 16 }));
}
