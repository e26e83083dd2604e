import { contract, isCallName } from '../../shared/contract/index.ts';
import type { Audience } from '../../shared/contract/define.ts';

/** The door through which the load makes a call: the desktop's, and the LAN's for what only phones may call. */
export function loadDoor({ call }: { readonly call: string }): Audience {
  if (!isCallName(call)) return 'desktop';
  const audiences: readonly Audience[] = contract[call].audience;
  return audiences.includes('desktop') ? 'desktop' : 'lan';
}
