import Database from 'better-sqlite3';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { InputOf, OutputOf } from '../../shared/contract/index.ts';
import type { BallotId } from '../../shared/ids.ts';
import { testHost } from '../support/backend.ts';
import { ballotOn, sessionWithMajorItem, tellers, trackingCode, type Held } from '../support/ballot.ts';
import { phonesOf } from '../support/phone-voter.ts';

type Line = OutputOf<'ballot.get'>['roll'][number];
type Paper = NonNullable<InputOf<'ballot.close'>['paper']>;

/** A secret ballot with 9 here, of whom three take papers, four vote at the desk and one by phone; one does not vote. */
async function mixed() {
  const host = await testHost();
  const held = await sessionWithMajorItem(host, 9, 9);
  const { ballotId } = await held.chair.do('ballot.open', ballotOn(held));
  const { roll } = await held.chair.do('ballot.get', { ballotId });
  for (const { representativeId } of roll.slice(0, 3))
    await held.chair.do('ballot.issuePaper', { ballotId, representativeId });
  for (const line of roll.slice(3, 7)) await atDesk(held, ballotId, line);
  const phones = await phonesOf(host, held.chair);
  const phone = phones.find((one) => one.representativeId === roll[7]?.representativeId);
  await phone?.voteSecretly(ballotId, 'against');
  const close = async (paper?: Partial<Paper>) => {
    const { version } = await held.chair.do('ballot.get', { ballotId });
    const counted = { returned: 3, invalid: 1, votesFor: 2, votesAgainst: 0, votesAbstain: 0, ...paper };
    return { ballotId, version, confirmedBy: tellers, ...(paper === undefined ? {} : { paper: counted }) };
  };
  return { host, held, ballotId, roll, close };
}

async function atDesk({ chair }: Held, ballotId: BallotId, line: Line) {
  const { slip } = await chair.do('ballot.issueSlip', { ballotId, representativeId: line.representativeId });
  await chair.do('ballot.cast', { ballotId, slip, trackingCode: trackingCode(), choice: 'for' });
}

describe('papers within a secret ballot', () => {
  it('are counted by hand into the same total, and every sum holds', async () => {
    const { held, ballotId, close } = await mixed();
    const { chair } = held;
    expect(await chair.do('ballot.get', { ballotId })).toMatchObject({
      voted: 8,
      soFar: { byPhone: 1, phonesReturned: 1, atDesk: 4, onPaper: 3, inBox: 5 },
      paper: null,
      tally: null,
    });
    expect((await chair.do('audit.verify', {})).outcome).toBe('holds');
    expect(await chair.do('ballot.close', await close({}))).toEqual({ passed: true });
    expect(await chair.do('ballot.get', { ballotId })).toMatchObject({
      issued: 8,
      returned: 8,
      invalid: 1,
      tally: { votesFor: 6, votesAgainst: 1, votesAbstain: 0 },
      paper: { issued: 3, returned: 3, invalid: 1, votesFor: 2 },
      soFar: null,
    });
    expect((await chair.do('audit.verify', {})).outcome).toBe('holds');
  });

  it('do not close uncounted, miscounted, or with more than were handed out', async () => {
    const { host, held, close } = await mixed();
    const { chair } = held;
    const wrong = async (paper?: Partial<Paper>) => chair.refused('ballot.close', await close(paper));
    expect((await wrong()).details['field']).toBe('ballotCount.missing');
    expect((await wrong({ votesFor: 3 })).details['field']).toBe('ballotCount.valid');
    expect((await wrong({ invalid: 4 })).details['field']).toBe('ballotCount.invalid');
    expect((await wrong({ returned: 4, votesFor: 3 })).code).toBe('BALLOT_OVER_RETURNED');
    expect(host.rows('SELECT state, paperReturned FROM ballot')).toEqual([{ state: 'open', paperReturned: null }]);
  });

  it('are one way to vote and not a second one', async () => {
    const { held, ballotId, roll } = await mixed();
    const { chair } = held;
    const taken = { ballotId, representativeId: roll[0]?.representativeId as never };
    const voted = { ballotId, representativeId: roll[3]?.representativeId as never };
    expect((await chair.refused('ballot.issueSlip', taken)).code).toBe('BALLOT_ALREADY_VOTED');
    expect((await chair.refused('ballot.issuePaper', taken)).code).toBe('BALLOT_ALREADY_VOTED');
    expect((await chair.refused('ballot.issuePaper', voted)).code).toBe('BALLOT_ALREADY_VOTED');
  });

  it('are found by the verification when their counts were changed afterwards', async () => {
    const { host, held, close } = await mixed();
    await held.chair.do('ballot.close', await close({}));
    const file = new Database(path.join(host.dataDir, 'gongshi.db'));
    file.exec('DROP TRIGGER ballot_closed_stays; UPDATE ballot SET paperFor = 1, paperInvalid = 2');
    file.close();
    expect((await held.chair.do('audit.verify', {})).outcome).not.toBe('holds');
  });
});

describe('closing a ballot', () => {
  it('takes both of its tellers, in either order, whatever its kind', async () => {
    for (const kind of ['open', 'secret'] as const) {
      const host = await testHost();
      const held = await sessionWithMajorItem(host, 3, 3);
      const { ballotId } = await held.chair.do('ballot.open', ballotOn(held, { kind }));
      const target = { ballotId, version: 0 };
      for (const confirmedBy of [
        ['区石泉', '区石泉'],
        ['区石泉', '别人'],
      ])
        expect((await held.chair.refused('ballot.close', { ...target, confirmedBy })).code).toBe(
          'BALLOT_NOT_CONFIRMED',
        );
      await held.chair.do('ballot.close', { ...target, confirmedBy: ['黄晓彤 ', '区石泉'] });
    }
  });
});
