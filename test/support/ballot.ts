import { randomInt } from 'node:crypto';
import type { InputOf } from '../../shared/contract/index.ts';
import type { BallotId } from '../../shared/ids.ts';
import type { Person, TestHost } from './backend.ts';
import { answer, arrive, convene, item, open, queue, seat } from './session.ts';

/** Who watches the ballots of `ballotOn`. */
export const tellers: [string, string] = ['区石泉', '黄晓彤'];

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A tracking code as the voter's page makes it. */
export function trackingCode(): string {
  const four = (): string => Array.from({ length: 4 }, () => alphabet[randomInt(32)]).join('');
  return `${four()}-${four()}`;
}

/** An open session with a major item that management has answered, and as many representatives here as asked for. */
export async function sessionWithMajorItem(host: TestHost, roster: number, present: number) {
  const chair = await host.chair();
  await seat(host, roster);
  const { petitionId } = await queue(chair, '调整计件工资方案，涉及全体一线员工', { urgent: true, major: true });
  const sessionId = await convene(chair);
  await arrive(chair, sessionId, { representatives: present, head: true });
  await open(chair, sessionId);
  const { id: itemId } = await item(chair, sessionId);
  await answer(chair, sessionId, itemId);
  return { chair, sessionId, itemId, petitionId };
}

export type Held = Awaited<ReturnType<typeof sessionWithMajorItem>>;

export function ballotOn(
  { itemId }: Pick<Held, 'itemId'>,
  more: Partial<InputOf<'ballot.open'>> = {},
): InputOf<'ballot.open'> {
  return {
    itemId,
    kind: 'secret',
    passRule: 'congress',
    question: '是否同意新的计件工资方案',
    tellers,
    ...more,
  };
}

type Choice = InputOf<'ballot.cast'>['choice'];

/** Passes the device round: everybody here votes in the order of the roll. Returns what each was given to take home. */
export async function voteSecretly(by: Person, ballotId: BallotId, choose: (index: number) => Choice) {
  const { roll } = await by.do('ballot.get', { ballotId });
  const cast: { trackingCode: string; choice: Choice; name: string }[] = [];
  for (const [index, voter] of roll.filter((line) => line.present).entries()) {
    const { slip } = await by.do('ballot.issueSlip', { ballotId, representativeId: voter.representativeId });
    const vote = { trackingCode: trackingCode(), choice: choose(index) };
    await by.do('ballot.cast', { ballotId, slip, ...vote });
    cast.push({ ...vote, name: voter.name });
  }
  return cast;
}

/** Closes a ballot at its present version. */
export async function close(by: Person, ballotId: BallotId) {
  const { version, tellers } = await by.do('ballot.get', { ballotId });
  return by.do('ballot.close', { ballotId, version, confirmedBy: [tellers[0] ?? '', tellers[1] ?? ''] });
}
