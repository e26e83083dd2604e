import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Choice } from '../../shared/domain/ballot.ts';
import { testHost, type TestHost } from '../support/backend.ts';
import { ballotOn, close, sessionWithMajorItem, trackingCode, voteSecretly, tellers } from '../support/ballot.ts';

/** Every byte of the database, its write-ahead log and whatever else lies in the data folder. */
function bytesOnDisk(host: TestHost): Buffer {
  return Buffer.concat(
    readdirSync(host.dataDir, { recursive: true, encoding: 'utf8' })
      .map((name) => path.join(host.dataDir, name))
      .filter((file) => statSync(file).isFile())
      .map((file) => readFileSync(file)),
  );
}

const choiceOf = (index: number): Choice => (index % 3 === 0 ? 'against' : index % 7 === 0 ? 'abstain' : 'for');

describe('a secret ballot on disk', () => {
  it('joins no voter with a choice, before closing and after, when 24 vote in the order of the roll', async () => {
    const host = await testHost();
    const held = await sessionWithMajorItem(host, 36, 24);
    const { chair } = held;
    const { ballotId, openingCode } = await chair.do('ballot.open', ballotOn(held));
    const cast = await voteSecretly(chair, ballotId, choiceOf);

    const during = bytesOnDisk(host);
    for (const { trackingCode: code } of cast) expect(during.includes(code), 'a code in the clear').toBe(false);
    for (const word of ['against', 'abstain']) {
      // The words occur in the schema's CHECKs and column names only: as often as before anybody voted.
      const fresh = await testHost();
      const none = count(bytesOnDisk(fresh), word);
      expect(count(readFileSync(path.join(host.dataDir, 'gongshi.db')), word)).toBeLessThanOrEqual(none);
    }
    for (const half of Object.values(openingCode ?? {})) {
      expect(during.includes(half)).toBe(false);
      expect(during.includes(half.replaceAll('-', ''))).toBe(false);
    }
    const sealed = host.rows<{ sealed: Buffer; id: string }>('SELECT id, sealed FROM secret_slip');
    expect(sealed).toHaveLength(24);
    expect(new Set(sealed.map((slip) => slip.sealed.length)).size, 'a length that tells the choice').toBe(1);
    const [box] = host.rows<{ wrappedKey: Buffer }>('SELECT wrappedKey FROM secret_box');
    expect(host.rows('SELECT * FROM ballot_roll LIMIT 1').flatMap(Object.keys)).toEqual([
      'ballotId',
      'representativeId',
      'present',
      'voted',
    ]);
    // What the door keeps of the casting: no digest, no reply, nobody's id but the ballot's.
    expect(host.rows("SELECT DISTINCT digest, subjectId FROM audit_entry WHERE call = 'ballot.cast'")).toEqual([
      { digest: '', subjectId: ballotId },
    ]);

    await close(chair, ballotId);
    const after = bytesOnDisk(host);
    for (const { sealed: slip, id } of sealed) {
      expect(after.includes(slip.subarray(0, 16)), 'a sealed slip').toBe(false);
      expect(after.includes(id), "a sealed slip's id").toBe(false);
    }
    expect(after.includes(box?.wrappedKey.subarray(0, 16) ?? 'none'), 'the wrapped key').toBe(false);
    const log = path.join(host.dataDir, 'gongshi.db-wal');
    expect(existsSync(log) ? statSync(log).size : 0).toBe(0);

    const { published } = await chair.do('ballot.get', { ballotId });
    expect(published).toHaveLength(24);
    expect(published.map((slip) => slip.trackingCode)).toEqual(cast.map((vote) => vote.trackingCode).toSorted());
    for (const { trackingCode: code, choice } of cast) {
      expect(await chair.do('ballot.findSlip', { ballotId, trackingCode: code })).toEqual({
        found: [{ trackingCode: code, choice }],
      });
    }
    // Not in the order of the roll: how many neighbours on the roll are neighbours on the list is what chance gives.
    const place = cast.map((vote) => published.findIndex((slip) => slip.trackingCode === vote.trackingCode));
    const neighbours = place.slice(1).filter((at, index) => at === (place[index] ?? 0) + 1).length;
    expect(neighbours).toBeLessThan(8);
    // The codes stand nowhere beside a voter.
    const names = host.rows<{ sql: string }>("SELECT sql FROM sqlite_master WHERE sql LIKE '%trackingCode%'");
    expect(names).toHaveLength(1);
  });

  it('lets no count out before it is closed, to nobody', async () => {
    const host = await testHost();
    const held = await sessionWithMajorItem(host, 6, 6);
    const { ballotId } = await held.chair.do('ballot.open', ballotOn(held));
    await voteSecretly(held.chair, ballotId, () => 'for');
    const seen = [
      await held.chair.do('ballot.get', { ballotId }),
      await held.chair.do('session.get', { sessionId: held.sessionId }),
      await held.chair.do('session.minutes', { sessionId: held.sessionId }),
      await held.chair.do('screen.state', {}),
    ];
    expect(JSON.stringify(seen)).not.toMatch(/"votesFor":\d/);
    expect(seen[0]).toMatchObject({ voted: 6, tally: null, published: [] });
  });

  it('does not count a retry twice, nor a used slip, nor a second vote', async () => {
    const host = await testHost();
    const held = await sessionWithMajorItem(host, 3, 3);
    const { chair } = held;
    const { ballotId } = await chair.do('ballot.open', ballotOn(held));
    const [voter] = (await chair.do('ballot.get', { ballotId })).roll;
    const target = { ballotId, representativeId: voter?.representativeId as never };
    const stale = await chair.do('ballot.issueSlip', target);
    const { slip } = await chair.do('ballot.issueSlip', target);
    const vote = { ballotId, trackingCode: trackingCode(), choice: 'for' } as const;
    expect((await chair.refused('ballot.cast', { ...vote, slip: stale.slip })).code).toBe('BALLOT_SLIP_INVALID');
    await chair.do('ballot.cast', { ...vote, slip });
    await chair.do('ballot.cast', { ...vote, slip });
    const other = { ...vote, slip, trackingCode: trackingCode() };
    expect((await chair.refused('ballot.cast', other)).code).toBe('BALLOT_SLIP_INVALID');
    expect((await chair.refused('ballot.issueSlip', target)).code).toBe('BALLOT_ALREADY_VOTED');
    await close(chair, ballotId);
    expect((await chair.do('ballot.get', { ballotId })).tally).toEqual({
      votesFor: 1,
      votesAgainst: 0,
      votesAbstain: 0,
    });
  });

  it('goes on after a restart, and is counted when both tellers bring their halves', async () => {
    const host = await testHost();
    const held = await sessionWithMajorItem(host, 6, 6);
    const { ballotId, openingCode } = await held.chair.do('ballot.open', ballotOn(held));
    await voteSecretly(held.chair, ballotId, (index) => (index < 4 ? 'for' : 'against'));
    const again = await host.reopen();
    const chair = await again.signIn('chair');
    const { version, keyHeld } = await chair.do('ballot.get', { ballotId });
    expect(keyHeld).toBe(false);
    expect((await chair.refused('ballot.close', { ballotId, version, confirmedBy: tellers })).code).toBe(
      'BALLOT_KEY_MISSING',
    );
    const { first = '', second = '' } = openingCode ?? {};
    const wrong = { ballotId, first, second: first };
    expect((await chair.refused('ballot.unlock', wrong)).code).toBe('BALLOT_KEY_WRONG');
    await chair.do('ballot.unlock', { ballotId, first: second.toLowerCase(), second: first.replaceAll('-', ' ') });
    expect(await chair.do('ballot.close', { ballotId, version, confirmedBy: tellers })).toEqual({ passed: true });
  });

  it('destroys its slips unread when it is given up', async () => {
    const host = await testHost();
    const held = await sessionWithMajorItem(host, 3, 3);
    const { ballotId } = await held.chair.do('ballot.open', ballotOn(held));
    await voteSecretly(held.chair, ballotId, () => 'for');
    await held.chair.do('ballot.void', { ballotId, version: 0, reason: '表决事项写错' });
    expect(host.rows('SELECT * FROM secret_slip')).toEqual([]);
    expect(host.rows('SELECT wrappedKey FROM secret_box')).toEqual([{ wrappedKey: null }]);
    expect(host.rows('SELECT * FROM published_slip')).toEqual([]);
    expect((await held.chair.do('ballot.get', { ballotId })).state).toBe('void');
  });
});

function count(bytes: Buffer, word: string): number {
  let n = 0;
  for (let at = bytes.indexOf(word); at >= 0; at = bytes.indexOf(word, at + 1)) n += 1;
  return n;
}
