import { randomUUID } from 'node:crypto';
import type { CallName, InputOf, OutputOf } from '../../../shared/contract/index.ts';
import { contract } from '../../../shared/contract/index.ts';
import type { Role } from '../../../shared/domain/member.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandId } from '../../../shared/ids.ts';
import type { Dispatch } from '../dispatch.ts';

/** Of the demo only: its accounts are for looking around and hold nothing real. */
export const demoPassphrase = 'gongshi-demo';

export const demoAccounts: readonly { role: Role; name: string; displayName: string; department?: string }[] = [
  { role: 'chair', name: 'zhuxi', displayName: '霍明辉' },
  { role: 'officer', name: 'ganshi', displayName: '何丽萍' },
  { role: 'representative', name: 'daibiao', displayName: '区石泉' },
  { role: 'management', name: 'xingzheng', displayName: '唐银娇' },
  { role: 'observer', name: 'pangting', displayName: '上级工会' },
];

/** The people of the demo, acting through the same door as everybody: what they do can never be invalid. */
export class Cast {
  readonly #dispatch: Dispatch;
  readonly #tokens = new Map<Role, string>();

  constructor(dispatch: Dispatch) {
    this.#dispatch = dispatch;
  }

  /** Makes a call as somebody of this role; signs in again when months have passed since the last act. */
  async as<N extends CallName>(role: Role | 'anyone', name: N, input: InputOf<N>): Promise<OutputOf<N>> {
    for (const mayRetry of [true, false]) {
      const token = role === 'anyone' ? undefined : this.#tokens.get(role);
      const reply = await this.#dispatch(
        {
          call: name,
          input,
          ...(contract[name].kind === 'command' ? { commandId: randomUUID() as string as CommandId } : {}),
          ...(token === undefined ? {} : { token }),
        },
        contract[name].audience.includes('desktop') ? 'desktop' : 'lan',
      );
      // The door has put the value through this call's output schema.
      if (reply.ok) return reply.value as OutputOf<N>;
      if (!mayRetry || role === 'anyone' || reply.error.code !== 'NOT_SIGNED_IN') {
        throw new AppError(reply.error.code, reply.error.details);
      }
      await this.#signIn(role);
    }
    throw new AppError('NOT_SIGNED_IN');
  }

  async #signIn(role: Role): Promise<void> {
    const account = demoAccounts.find((known) => known.role === role);
    if (account === undefined) throw new Error(`no demo account for ${role}`);
    const reply = await this.as('anyone', 'account.signIn', { name: account.name, passphrase: demoPassphrase });
    if (!reply.signedIn) throw new AppError('PASSPHRASE_WRONG');
    this.#tokens.set(role, reply.token);
  }
}
