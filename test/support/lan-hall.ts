import { randomUUID } from 'node:crypto';
import { createBackend } from '../../electron/backend/backend.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { BallotId, CommandId } from '../../shared/ids.ts';
import type { Person, TestHost } from './backend.ts';
import { ballotOn, sessionWithMajorItem } from './ballot.ts';
import { resourcesDir } from './resources.ts';

export const hallClock = '2025-09-26T17:00:00+08:00';
export const hallPassphrase = '长风破浪会有时';

/** A meeting in the middle of a secret ballot, as it lies on the disk of a PC that was switched off. */
export interface Hall {
  readonly ballotId: BallotId;
  readonly openingCode: { readonly first: string; readonly second: string };
  /** The personal code of everybody on the roll; all of them are here. */
  readonly tickets: OutputOf<'host.issueTickets'>['tickets'];
}

/** Sets such a meeting up in an empty folder: the chair is `chair`, with `hallPassphrase`. */
export async function makeHall(dataDir: string, people: number): Promise<Hall> {
  const backend = await createBackend({
    dataDir,
    resourcesDir,
    version: 'test',
    clock: hallClock,
    passphraseCost: 'test',
    log: { info: () => undefined, error: (message) => message },
  });
  const value = async (call: string, input: unknown, token?: string): Promise<unknown> => {
    const commandId = randomUUID() as string as CommandId;
    const reply = await backend.dispatch({ call, input, commandId, ...(token ? { token } : {}) }, 'desktop');
    if (!reply.ok) throw new Error(`${call} refused: ${reply.error.code}`);
    return reply.value;
  };
  const chair = async (): Promise<Person> => {
    await value('system.setUp', {
      enterpriseName: '佛山市禅陶建材有限公司',
      unionName: '禅陶建材工会委员会',
      size: 'large',
      staffCount: 3000,
      chair: { name: 'chair', displayName: '霍明辉', passphrase: hallPassphrase },
    });
    const { token } = (await value('account.signIn', { name: 'chair', passphrase: hallPassphrase })) as {
      token: string;
    };
    return { token, do: (name: string, input: unknown) => value(name, input, token) } as unknown as Person;
  };
  const held = await sessionWithMajorItem({ dataDir, chair } as unknown as TestHost, people, people);
  const { tickets } = await held.chair.do('host.issueTickets', {});
  const { ballotId, openingCode } = await held.chair.do('ballot.open', ballotOn(held));
  await backend.close();
  if (openingCode === null) throw new Error('no secret ballot');
  return { ballotId, openingCode, tickets };
}
