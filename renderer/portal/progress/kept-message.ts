import { blake2b } from '@noble/hashes/blake2.js';
import { base64url } from '../api/sealed-transport.ts';
import { keptIn } from '../kept.ts';

/** A message that is being written, or whose answer was lost: sent again it carries the same id. */
export interface KeptMessage {
  readonly body: string;
  readonly commandId: string;
}

/** As long as the tab is open, by a mark of whose it is. */
const kept = keptIn<KeptMessage & { readonly of: string }>(() => sessionStorage, 'gongshi-message');

/** The message begun for this receipt code, after another page was looked at or this one was loaded anew. */
export function keptMessage(code: string): KeptMessage | undefined {
  const { of, body, commandId } = kept.read() ?? {};
  return of === markOf(code) && body !== undefined && commandId !== undefined ? { body, commandId } : undefined;
}

/** Keeps it for as long as this tab is open; an empty one is forgotten. */
export function keepMessage(code: string, message: KeptMessage): void {
  if (message.body === '') kept.drop();
  else kept.write({ of: markOf(code), ...message });
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
