import { staff } from '../../../shared/contract/define.ts';
import type { Role } from '../../../shared/domain/member.ts';

/** Whether a role sees what has not been released: the union's own people. */
export function readsDrafts(role: Role): boolean {
  return (staff as readonly Role[]).includes(role);
}
