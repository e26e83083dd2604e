import type { AccountId } from '../../shared/ids.ts';
import { byStaff, type Move } from './moves-petition.ts';
import { passphrase } from './moves-rest.ts';
import type { PetitionId } from '../../shared/ids.ts';
import type { Workload } from './workload.ts';

/** The recovery key on the sheet in the safe, as far as an answer with it arrived. */
const sheets = new WeakMap<Workload, string>();

/** A new account that the chair made. */
async function newAccount(w: Workload): Promise<AccountId | undefined> {
  const name = w.mark();
  const made = await w.command('chair', 'account.create', { name, displayName: name, role: 'officer', passphrase });
  return made?.accountId;
}

async function handOver(w: Workload): Promise<void> {
  const successorId = await newAccount(w);
  if (successorId === undefined) return;
  const input = { passphrase, successorId, successorPassphrase: passphrase, predecessor: 'chair' } as const;
  const done = await w.command('chair', 'key.handOver', input);
  if (done?.done === true) await w.command('chair', 'account.disable', { accountId: successorId });
}

/** What is done with keys and accounts, now and then: each costs a passphrase. */
const rare: Readonly<Record<string, Move>> = {
  handOver,
  makeRecovery: async (w) => {
    const made = await w.command('chair', 'key.makeRecovery', { passphrase });
    if (made?.done === true) sheets.set(w, made.recoveryKey.code);
  },
  rotate: async (w) => {
    const made = await w.command('chair', 'key.rotate', { passphrase });
    if (made?.done === true) sheets.set(w, made.recoveryKey.code);
  },
  recover: async (w) => {
    const recoveryKey = sheets.get(w);
    if (recoveryKey === undefined) return;
    const input = { recoveryKey, name: 'chair', displayName: '霍明辉', passphrase, closeOthers: false };
    // Whoever was signed in as chair is not any more.
    if ((await w.command(undefined, 'key.recover', input)) !== undefined) w.signOut('chair');
  },
  changeRole: async (w) => {
    const accountId = await newAccount(w);
    if (accountId === undefined) return;
    await w.command('chair', 'account.changeRole', {
      accountId,
      version: 0,
      role: w.random.pick(['observer', 'officer'] as const),
    });
    await w.command('chair', 'account.setPassphrase', { accountId, passphrase: `${passphrase}${w.mark()}` });
  },
};

/** One of a few, rather one that is named: most are not, and of those nothing can be held back or erased. */
async function namedPetition(w: Workload): Promise<PetitionId | undefined> {
  const list = await w.query('chair', 'petition.list', { limit: 50 });
  if (list === undefined || list.rows.length === 0) return undefined;
  let id = w.random.pick(list.rows).id;
  for (let tried = 0; tried < 8; tried += 1) {
    const petition = await w.query('chair', 'petition.get', { petitionId: id });
    if (petition?.anonymous === false) break;
    id = w.random.pick(list.rows).id;
  }
  return id;
}

/** What petitioners are told and may ask for, and what the law holds back. */
async function ofPrivacy(w: Workload): Promise<void> {
  const petitionId = await namedPetition(w);
  if (petitionId === undefined) return;
  const acts: readonly (() => Promise<unknown>)[] = [
    () => w.command('chair', 'privacy.changeNotice', { body: `个人信息告知 ${w.mark()}` }),
    () => w.command('chair', 'privacy.hold', { petitionId, reason: '仲裁期间保留' }),
    async () => {
      const holds = (await w.query('chair', 'privacy.list', {}))?.holds ?? [];
      const held = holds.find(({ liftedOn }) => liftedOn === null);
      if (held === undefined) return;
      await w.command('chair', 'privacy.lift', { petitionId: held.petitionId, note: '仲裁已经结束' });
    },
    () => w.command('chair', 'privacy.erase', { petitionId, note: `本人当面提出 ${w.mark()}` }),
    () => w.command('chair', 'privacy.export', { passphrase, name: '没有这个人' }),
  ];
  await w.random.pick(acts)();
}

export const keyMoves: Readonly<Record<string, Move>> = {
  rare: async (w) => {
    if (w.random.chance(0.8)) await w.random.pick(Object.values(rare))(w);
  },
  privacy: ofPrivacy,
  openIdentity: async (w) => {
    const list = await w.query(byStaff(w), 'petition.list', { limit: 10 });
    if (list === undefined || list.rows.length === 0) return;
    const { id: petitionId } = w.random.pick(list.rows);
    const reason = `当面核实 ${w.mark()}`;
    await w.command('chair', 'identity.open', { petitionId, purpose: 'contact', reason, passphrase });
  },
};
