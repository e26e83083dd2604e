import * as v from 'valibot';
import type { AnyDb, WriteTx } from '../../../db/handles.ts';
import { findEnterprise } from '../../../db/repos/enterprise.repo.ts';
import {
  findErasure,
  findSealedIdentity,
  keepOpening,
  listOpenings,
  listSealedFiles,
} from '../../../db/repos/identity.repo.ts';
import { listAttachments } from '../../../db/repos/attachment.repo.ts';
import { listMessages } from '../../../db/repos/message.repo.ts';
import { listByNumbers, listPeopleNamed, listTermsOf } from '../../../db/repos/privacy.queries.ts';
import { dayOf } from '../../../shared/domain/instant.ts';
import { isSamePerson, type PersonAsked } from '../../../shared/domain/same-person.rules.ts';
import type { CommandContext, CommandHandler } from '../context.ts';
import { newUnorderedId } from '../ids.ts';
import { openSealed } from '../trust/sealing.ts';
import { withKeys, type HeldKey } from '../trust/held-keys.ts';
import { identitySchema, keyOf } from './open-identity.command.ts';
import { getAccount, refusesPassphrase } from '../trust/own-passphrase.ts';

type Asked = PersonAsked;
type NamedPetition = Awaited<ReturnType<typeof listByNumbers>>[number];

/**
 * What is held about one person, made for that person. Every identity that is opened for it is on record as an opening,
 * also where it turns out to be somebody else's; of that nothing goes into the copy.
 */
export const copyForPerson: CommandHandler<'privacy.export'> = async (tx, input, context) => {
  const account = await getAccount(tx, context.actor.accountId);
  context.about(account.id);
  const waitSeconds = await refusesPassphrase(tx, account, input.passphrase, context);
  if (waitSeconds !== undefined) return { exported: false, waitSeconds };
  const { name, phone, employeeNo, passphrase } = input;
  const asked: Asked = { name, phone, employeeNo };
  const petitionNos = [...new Set(input.petitionNos)];
  const [enterprise, found, people] = await Promise.all([
    findEnterprise(tx),
    listByNumbers(tx, petitionNos),
    listPeopleNamed(tx, name),
  ]);
  const mine = people.filter((person) => isSamePerson(asked, person));
  const judged = await withKeys(tx, { accountId: account.id, passphrase }, async (_current, all) => {
    const list: Awaited<ReturnType<typeof judge>>[] = [];
    for (const petition of found) list.push(await judge(tx, petition, { asked, keys: all, context }));
    return list;
  });
  const unknown = petitionNos
    .filter((petitionNo) => !found.some((petition) => petition.petitionNo === petitionNo))
    .map((petitionNo) => ({ petitionNo, why: 'unknown' as const }));
  return {
    exported: true,
    record: {
      madeOn: context.today,
      enterpriseName: enterprise?.name ?? '',
      unionName: enterprise?.unionName ?? '',
      name,
      roster: mine.map(({ id: _id, ...person }) => person),
      representativeTerms: await listTermsOf(
        tx,
        mine.map((person) => person.id),
      ),
      petitions: judged.flatMap((one) => ('in' in one ? [one.in] : [])),
      leftOut: [...judged.flatMap((one) => ('out' in one ? [one.out] : [])), ...unknown],
    },
  };
};

interface Judging {
  readonly asked: Asked;
  readonly keys: readonly HeldKey[];
  readonly context: CommandContext<'privacy.export'>;
}

async function judge(tx: WriteTx, petition: NamedPetition, { asked, keys, context }: Judging) {
  const { id, petitionNo } = petition;
  const sealed = await findSealedIdentity(tx, id);
  if (sealed === undefined) {
    const why = (await findErasure(tx, id)) === undefined ? 'anonymous' : 'erased';
    return { out: { petitionNo, why } } as const;
  }
  const identity = v.parse(identitySchema, await openSealed(keyOf(keys, sealed.keyId), sealed.sealed));
  const isTheirs = isSamePerson(asked, identity);
  await keepOpening(tx, {
    id: newUnorderedId(),
    petitionId: id,
    openedBy: context.actor.accountId,
    at: context.now,
    purpose: 'own_request',
    reason: isTheirs ? '本人申请查阅、复制' : '本人申请查阅、复制：核对后不是申请人的，未提供',
  });
  if (!isTheirs) return { out: { petitionNo, why: 'notThisPerson' } } as const;
  const [openings, messages] = await Promise.all([listOpenings(tx, { petitionId: id }), listMessages(tx, id)]);
  return {
    in: {
      petitionNo,
      receivedOn: petition.receivedOn,
      title: petition.title,
      text: petition.text,
      state: petition.state,
      identity,
      files: await filesOf(tx, id, keys),
      messages: messages.map(({ at, side, body }) => ({ on: dayOf(at), side, body })),
      noticeVersion: petition.privacyNoticeVersion,
      openings: openings.map(({ at, purpose, reason }) => ({ on: dayOf(at), purpose, reason })),
    },
  } as const;
}

/** The files of a petition by name: that of a sealed one lies inside, with its key. */
async function filesOf(db: AnyDb, petitionId: NamedPetition['id'], keys: readonly HeldKey[]) {
  const [files, sealed] = await Promise.all([listAttachments(db, petitionId), listSealedFiles(db, petitionId)]);
  const named = [];
  for (const { id, name, mime, bytes } of files) {
    const locked = sealed.find((file) => file.id === id);
    const inside =
      locked === undefined
        ? undefined
        : ((await openSealed(keyOf(keys, locked.keyId), locked.sealedKey)) as { name: string });
    named.push({ name: inside?.name ?? name, mime, bytes });
  }
  return named;
}
