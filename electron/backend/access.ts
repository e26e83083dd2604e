import type { Audience, Operation } from '../../shared/contract/define.ts';
import { granted, refused, type Verdict } from '../../shared/verdict.ts';
import type { Actor } from './signed-in.ts';

/** Whether this caller may make this call at all; what it may see within it is the handler's matter. */
export function mayCall(operation: Operation, audience: Audience, actor: Actor | undefined): Verdict {
  // A call that is not meant for this door does not exist there.
  if (!operation.audience.includes(audience)) return refused('UNKNOWN_CALL');
  if (operation.roles === 'anyone') return granted;
  if (actor === undefined) return refused('NOT_SIGNED_IN');
  if (!operation.roles.includes(actor.role)) return refused('FORBIDDEN', { role: actor.role });
  return granted;
}
