import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Choice } from '../../shared/domain/ballot.ts';
import { testHost, type Person, type TestHost } from '../support/backend.ts';
import { ballotOn, close, sessionWithMajorItem, trackingCode, tellers } from '../support/ballot.ts';
import { slipOf } from '../support/ballot-paper.ts';
import { phonesOf, type PhoneVoter } from '../support/phone-voter.ts';
import { answer, arrive, convene, detail, item, open as openSession, queue, seat } from '../support/session.ts';
import type { BallotId } from '../../shared/ids.ts';

interface Opened {
  readonly host: TestHost;
  readonly chair: Person;
  readonly ballotId: BallotId;
  readonly openingCode: { readonly first: string; readonly second: string };
  /** Of those who are here, in the order of the roll. */
  readonly phones: readonly PhoneVoter[];
  readonly absent: PhoneVoter | undefined;
}

async function opened(roster: number, present: number, kind: 'secret' | 'open' = 'secret'): Promise<Opened> {
  const host = await testHost();
  const held = await sessionWithMajorItem(host, roster, present);
  const { ballotId, openingCode } = await held.chair.do('ballot.open', ballotOn(held, { kind }));
  const { roll } = await held.chair.do('ballot.get', { ballotId });
  const here = new Set(roll.filter((line) => line.present).map((line) => line.representativeId));
  const phones = await phonesOf(host, held.chair);
  return {
    host,
    chair: held.chair,
    ballotId,
    openingCode: openingCode ?? { first: '', second: '' },
    phones: phones.filter((phone) => here.has(phone.representativeId)),
    absent: phones.find((phone) => !here.has(phone.representativeId)),
  };
}

async function voteAtDesk({ chair, ballotId }: Opened, phone: PhoneVoter, choice: Choice) {
  const { slip } = await chair.do('ballot.issueSlip', { ballotId, representativeId: phone.representativeId });
  const vote = { trackingCode: trackingCode(), choice };
  await chair.do('ballot.cast', { ballotId, slip, ...vote });
  return vote;
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`nothing at ${index}`);
  return found;
}

function bytesOnDisk(host: TestHost): Buffer {
  const files = readdirSync(host.dataDir, { recursive: true, encoding: 'utf8' });
  const paths = files.map((name) => path.join(host.dataDir, name)).filter((file) => statSync(file).isFile());
  return Buffer.concat(paths.map((file) => readFileSync(file)));
}

describe('a secret ballot with phones', () => {
  it('joins phones and desk in one count: of 36 in office, 24 by phone and 4 at the desk', async () => {
    const ballot = await opened(36, 28);
    const { host, chair, ballotId, phones } = ballot;
    const choose = (index: number): Choice => (index < 19 ? 'for' : index < 25 ? 'against' : 'abstain');
    const cast: { trackingCode: string; choice: Choice }[] = [];
    for (const [index, phone] of phones.entries()) {
      const choice = choose(index);
      if (index % 7 === 6) cast.push(await voteAtDesk(ballot, phone, choice));
      else cast.push(await phone.voteSecretly(ballotId, choice));
    }
    expect(host.rows('SELECT count(*) AS n FROM used_paper')).toEqual([{ n: 24 }]);
    const during = await at(phones, 0).do('ballot.forPhone', {});
    expect(during.open).toMatchObject({ entitled: true, voted: true, signed: true });
    expect(JSON.stringify(during)).not.toMatch(/votesFor/);

    expect(await close(chair, ballotId)).toEqual({ passed: true });
    const { published, ...ballotNow } = await chair.do('ballot.get', { ballotId });
    expect(ballotNow).toMatchObject({
      issued: 28,
      returned: 28,
      invalid: 0,
      tally: { votesFor: 19, votesAgainst: 6, votesAbstain: 3 },
    });
    expect(published.map((slip) => slip.trackingCode)).toEqual(cast.map((vote) => vote.trackingCode).toSorted());
    const { closed } = await at(phones, 0).do('ballot.forPhone', {});
    expect(closed[0]).toMatchObject({ issued: 28, result: { passed: true, needed: 19 }, published });
    for (const vote of cast) {
      const { trackingCode: code, choice } = vote;
      expect(await at(phones, 1).do('ballot.findSlip', { ballotId, trackingCode: code })).toEqual({
        found: [{ trackingCode: code, choice }],
      });
    }
    expect((await chair.do('audit.verify', {})).outcome).toBe('holds');
  });

  it('lets one person vote once, by phone or at the desk', async () => {
    const ballot = await opened(3, 3);
    const { chair, ballotId, phones } = ballot;
    const [first, second] = [at(phones, 0), at(phones, 1)];
    await first.voteSecretly(ballotId, 'for');
    const { representativeId } = first;
    expect((await chair.refused('ballot.issueSlip', { ballotId, representativeId })).code).toBe('BALLOT_ALREADY_VOTED');
    expect(await first.refused('ballot.sign', { ballotId, blinded: (await first.paper()).blinded })).toBe(
      'BALLOT_ALREADY_VOTED',
    );
    // A slip that was fetched at the desk before the paper was signed on the phone, and the other way round.
    const target = { ballotId, representativeId: second.representativeId };
    const { slip } = await chair.do('ballot.issueSlip', target);
    await second.voteSecretly(ballotId, 'against');
    const vote = { ballotId, slip, trackingCode: trackingCode(), choice: 'for' };
    expect((await chair.refused('ballot.cast', vote)).code).toBe('BALLOT_ALREADY_VOTED');
    const third = at(phones, 2);
    await voteAtDesk(ballot, third, 'abstain');
    expect(await third.refused('ballot.sign', { ballotId, blinded: (await third.paper()).blinded })).toBe(
      'BALLOT_ALREADY_VOTED',
    );
    await close(chair, ballotId);
    expect(await chair.do('ballot.get', { ballotId })).toMatchObject({
      issued: 3,
      returned: 3,
      tally: { votesFor: 1, votesAgainst: 1, votesAbstain: 1 },
    });
  });

  it('signs a lost reply’s paper again and no other, and counts a vote sent twice once', async () => {
    const { host, chair, ballotId, phones } = await opened(3, 3);
    const phone = at(phones, 0);
    const paper = await phone.paper();
    const [once, again] = [await phone.sign(ballotId, paper), await phone.sign(ballotId, paper)];
    expect(again).toEqual(once);
    const other = await phone.paper();
    expect(await phone.refused('ballot.sign', { ballotId, blinded: other.blinded })).toBe('BALLOT_ALREADY_VOTED');
    const vote = await phone.vote(ballotId, paper, once, slipOf(trackingCode(), 'for'));
    await phone.cast(vote);
    await phone.cast(vote);
    const changed = await phone.vote(ballotId, paper, once, slipOf(trackingCode(), 'against'));
    expect(await phone.castRefused(changed)).toBe('BALLOT_PAPER_USED');
    expect(host.rows('SELECT count(*) AS n FROM secret_slip')).toEqual([{ n: 1 }]);
    await close(chair, ballotId);
    expect((await chair.do('ballot.get', { ballotId })).tally).toEqual({
      votesFor: 1,
      votesAgainst: 0,
      votesAbstain: 0,
    });
  });

  it('signs one of several papers that somebody sends in the same moment', async () => {
    const { host, ballotId, phones } = await opened(3, 3);
    const phone = at(phones, 0);
    const papers = await Promise.all([1, 2, 3, 4].map(() => phone.paper()));
    const replies = await Promise.all(papers.map(({ blinded }) => phone.call('ballot.sign', { ballotId, blinded })));
    expect(replies.map((reply) => (reply.ok ? 'signed' : reply.error.code)).toSorted()).toEqual([
      'BALLOT_ALREADY_VOTED',
      'BALLOT_ALREADY_VOTED',
      'BALLOT_ALREADY_VOTED',
      'signed',
    ]);
    expect(host.rows('SELECT count(*) AS n FROM signed_paper')).toEqual([{ n: 1 }]);
  });

  it('takes no forged paper, none of another ballot, and nothing after closing', async () => {
    const { host, chair, ballotId, phones } = await opened(3, 3);
    const phone = at(phones, 0);
    const paper = await phone.paper();
    const signature = await phone.sign(ballotId, paper);
    const vote = await phone.vote(ballotId, paper, signature, slipOf(trackingCode(), 'for'));
    const forged = await phone.paper();
    const guessed = await phone.vote(ballotId, forged, signature, slipOf(trackingCode(), 'for'));
    expect(await phone.castRefused(guessed), 'another paper under a good signature').toBe('BALLOT_PAPER_INVALID');
    const flipped = Uint8Array.from(signature, (byte, index) => (index === 200 ? byte ^ 1 : byte));
    const bent = await phone.vote(ballotId, paper, flipped, slipOf(trackingCode(), 'for'));
    expect(await phone.castRefused(bent)).toBe('BALLOT_PAPER_INVALID');
    expect(await phone.castRefused({ ...vote, signature: 'A'.repeat(342) })).toBe('BALLOT_PAPER_INVALID');
    expect(await phone.refused('ballot.sign', { ballotId, blinded: '_'.repeat(341) + 'w' })).toBe(
      'BALLOT_PAPER_INVALID',
    );
    const long = await phone.vote(ballotId, paper, signature, `${slipOf(trackingCode(), 'for')}!`);
    expect(await phone.castRefused(long), 'a length that would stand out').toBe('INVALID_INPUT');
    expect(host.rows('SELECT count(*) AS n FROM secret_slip')).toEqual([{ n: 0 }]);

    // Given up and opened anew: another key, so that papers of before are worth nothing.
    await chair.do('ballot.void', { ballotId, version: 0, reason: '表决事项写错' });
    expect(host.rows('SELECT * FROM signed_paper')).toEqual([]);
    expect(await phone.castRefused(vote)).toBe('BALLOT_NOT_OPEN');
    const itemId = host.rows<{ id: never }>('SELECT id FROM agenda_item')[0]?.id;
    if (itemId === undefined) throw new Error('no item');
    const { ballotId: next } = await chair.do('ballot.open', ballotOn({ itemId }));
    expect(await phone.castRefused({ ...vote, ballotId: next })).toBe('BALLOT_PAPER_INVALID');
    const late = await phone.paper();
    const lateSignature = await phone.sign(next, late);
    const unsent = await phone.vote(next, late, lateSignature, slipOf(trackingCode(), 'for'));
    await close(chair, next);
    expect(await phone.castRefused(unsent)).toBe('BALLOT_NOT_OPEN');
    expect(await phone.refused('ballot.sign', { ballotId: next, blinded: late.blinded })).toBe('BALLOT_NOT_OPEN');
    expect(await chair.do('ballot.get', { ballotId: next }), 'signed and never sent').toMatchObject({
      issued: 1,
      returned: 0,
      tally: { votesFor: 0, votesAgainst: 0, votesAbstain: 0 },
    });
    expect((await chair.do('audit.verify', {})).outcome).toBe('holds');
  });
});

describe('more slips than ticks', () => {
  it('do not close, whether a slip was slipped in alone or with a paper that nobody had signed', async () => {
    const { host, chair, ballotId, phones } = await opened(4, 4);
    for (const phone of phones.slice(0, 3)) await phone.voteSecretly(ballotId, 'for');
    const file = new Database(path.join(host.dataDir, 'gongshi.db'));
    file.exec("INSERT INTO secret_slip SELECT 'added', boxId, sealed FROM secret_slip LIMIT 1");
    const { version } = await chair.do('ballot.get', { ballotId });
    expect(await chair.refused('ballot.close', { ballotId, version, confirmedBy: tellers })).toMatchObject({
      code: 'BALLOT_BOX_DIFFERS',
      details: { slips: 4, ticked: 3 },
    });
    file.exec("INSERT INTO used_paper SELECT boxId, x'00', x'00' FROM used_paper LIMIT 1");
    expect((await chair.refused('ballot.close', { ballotId, version, confirmedBy: tellers })).code).toBe(
      'BALLOT_BOX_DIFFERS',
    );
    expect(host.rows('SELECT state FROM ballot')).toEqual([{ state: 'open' }]);
    expect((await chair.do('audit.verify', {})).outcome).not.toBe('holds');
    file.exec("DELETE FROM used_paper WHERE paperHash = x'00'; DELETE FROM secret_slip WHERE id = 'added'");
    file.close();
    await close(chair, ballotId);
    expect(await chair.do('ballot.get', { ballotId })).toMatchObject({ issued: 3, returned: 3 });
  });
});

describe('who may have a paper signed', () => {
  it('is on the roll as present, is here now, and is known', async () => {
    const { host, chair, ballotId, phones, absent } = await opened(4, 3);
    if (absent === undefined) throw new Error('nobody is absent');
    expect((await absent.do('ballot.forPhone', {})).open).toMatchObject({ entitled: false });
    const blindedFor = async (phone: PhoneVoter) => ({ ballotId, blinded: (await phone.paper()).blinded });
    expect(await absent.refused('ballot.sign', await blindedFor(absent))).toBe('BALLOT_NOT_ENTITLED');
    const [sessionId] = host.rows<{ id: never }>('SELECT id FROM session').map((row) => row.id);
    if (sessionId === undefined) throw new Error('no session');
    const leaving = at(phones, 0);
    const { participants } = await detail(chair, sessionId);
    const seat = participants.find((person) => person.representativeId === leaving.representativeId);
    if (seat === undefined) throw new Error('no seat');
    await leaving.do('session.checkOutMyself', { sessionId });
    expect(await leaving.refused('ballot.sign', await blindedFor(leaving)), 'left the room').toBe(
      'BALLOT_NOT_ENTITLED',
    );
    await leaving.do('session.checkInMyself', { sessionId });
    await leaving.voteSecretly(ballotId, 'for');
    const stranger = await leaving.call('ballot.sign', await blindedFor(leaving), 'no such session');
    expect(stranger).toMatchObject({ ok: false, error: { code: 'NOT_SIGNED_IN' } });
    const observer = await host.person(chair, 'representative');
    const unknown = await leaving.call('ballot.sign', await blindedFor(leaving), observer.token);
    expect(unknown, 'an account that acts for nobody').toMatchObject({ error: { code: 'BALLOT_NOT_ENTITLED' } });
    expect(host.rows('SELECT sum(voted) AS n FROM ballot_roll')).toEqual([{ n: 1 }]);
  });
});

describe('ballots that are over', () => {
  it('keep their list on the phones when the next session is open; of one given up there is none', async () => {
    const ballot = await opened(3, 3);
    const { chair, ballotId: given, phones } = ballot;
    const phone = at(phones, 0);
    await phone.voteSecretly(given, 'for');
    const { itemId, sessionId, version } = await chair.do('ballot.get', { ballotId: given });
    await chair.do('ballot.void', { ballotId: given, version, reason: '问题写错了' });
    const { ballotId } = await chair.do('ballot.open', ballotOn({ itemId }));
    const vote = await phone.voteSecretly(ballotId, 'for');
    await close(chair, ballotId);
    const before = await item(chair, sessionId);
    await chair.do('session.decide', { itemId, version: before.version, outcome: 'rejected', note: '' });
    const session = await detail(chair, sessionId);
    await chair.do('session.close', { sessionId, version: session.version });
    await queue(chair, '食堂涨价，涉及全体', { urgent: true });
    const next = await convene(chair);
    await arrive(chair, next, { representatives: 3, head: true });
    await openSession(chair, next);

    expect((await phone.do('ballot.forPhone', {})).closed).toEqual([]);
    const finished = await phone.do('ballot.finishedForPhone', {});
    expect(finished).toMatchObject([
      { id: ballotId, heldOn: '2025-09-26', outcome: { issued: 1, published: [vote] } },
      { id: given, outcome: null },
    ]);
    expect(finished[0]?.sessionTitle).toBe(session.title);
    expect(JSON.stringify(finished)).not.toContain('问题写错了');
  });
});

describe('two ballots of one session', () => {
  it('have each its own list on the phones, the last first', async () => {
    const host = await testHost();
    const chair = await host.chair();
    await seat(host, 3);
    for (const text of ['调整计件工资方案，涉及全体一线员工', '调整夜班补贴，涉及三班员工'])
      await queue(chair, text, { urgent: true, major: true });
    const sessionId = await convene(chair);
    await arrive(chair, sessionId, { representatives: 3, head: true });
    await openSession(chair, sessionId);
    const phone = at(await phonesOf(host, chair), 0);
    const expected = [];
    for (const [index, kind] of (['secret', 'open'] as const).entries()) {
      const { id: itemId } = await item(chair, sessionId, index);
      await answer(chair, sessionId, itemId);
      const { ballotId } = await chair.do('ballot.open', ballotOn({ itemId }, { kind }));
      const published = kind === 'secret' ? [await phone.voteSecretly(ballotId, 'for')] : [];
      if (kind === 'open') await phone.do('ballot.voteOpen', { ballotId, choice: 'against' });
      await close(chair, ballotId);
      const byName = kind === 'open' ? [{ name: phone.name, choice: 'against' }] : [];
      expected.unshift({ id: ballotId, published, byName });
    }
    expect((await phone.do('ballot.forPhone', {})).closed).toMatchObject(expected);
    const finished = await phone.do('ballot.finishedForPhone', {});
    expect(finished).toMatchObject(
      expected.map(({ id, published, byName }) => ({ id, outcome: { published, byName } })),
    );
  });
});

describe('a phone whose answer was lost', () => {
  it('is told that its vote is in the box, also while too few representatives are here to vote', async () => {
    const { host, chair, ballotId, phones } = await opened(4, 4);
    const [voter, waiting] = [at(phones, 0), at(phones, 1)];
    const papers = await Promise.all([voter.paper(), waiting.paper()]);
    const votes = [];
    for (const [index, phone] of [voter, waiting].entries()) {
      const signature = await phone.sign(ballotId, at(papers, index));
      votes.push(await phone.vote(ballotId, at(papers, index), signature, slipOf(trackingCode(), 'for')));
    }
    const [cast, notYet] = [at(votes, 0), at(votes, 1)];
    await voter.cast(cast);
    const [sessionId] = host.rows<{ id: never }>('SELECT id FROM session').map((row) => row.id);
    if (sessionId === undefined) throw new Error('no session');
    for (const phone of phones) await phone.do('session.checkOutMyself', { sessionId });
    expect(await voter.castRefused(cast)).toBeUndefined();
    expect(await voter.castRefused({ ...cast, sealed: notYet.sealed })).toBe('BALLOT_PAPER_USED');
    expect(await waiting.castRefused(notYet)).toBe('SESSION_REPRESENTATIVE_SHARE');
    expect(host.rows('SELECT count(*) AS n FROM secret_slip')).toEqual([{ n: 1 }]);
    await chair.do('ballot.void', { ballotId, version: 0, reason: '人走了' });
    expect(await voter.castRefused(cast)).toBe('BALLOT_NOT_OPEN');
  });
});

describe('a PC that dies in the middle', () => {
  it('loses and doubles nothing: signed papers are cast at once, others are signed when both tellers have come', async () => {
    const before = await opened(4, 4);
    const { ballotId, openingCode, phones } = before;
    const [done, waiting, lost, fresh] = [at(phones, 0), at(phones, 1), at(phones, 2), at(phones, 3)];
    await done.voteSecretly(ballotId, 'for');
    const paper = await waiting.paper();
    const vote = await waiting.vote(
      ballotId,
      paper,
      await waiting.sign(ballotId, paper),
      slipOf(trackingCode(), 'for'),
    );
    const lostPaper = await lost.paper();
    const answer = await lost.sign(ballotId, lostPaper);

    const host = await before.host.reopen();
    for (const phone of phones) phone.comeBack(host);
    const chair = await host.signIn('chair');
    expect((await waiting.do('ballot.forPhone', {})).open).toMatchObject({ keyHeld: false, signed: true });
    await waiting.cast(vote);
    await waiting.cast(vote);
    const freshPaper = await fresh.paper();
    expect(await fresh.refused('ballot.sign', { ballotId, blinded: freshPaper.blinded })).toBe('BALLOT_KEY_MISSING');
    await chair.do('ballot.unlock', { ballotId, first: openingCode.second, second: openingCode.first });
    expect(await lost.sign(ballotId, lostPaper), 'the same signature by the same key').toEqual(answer);
    await lost.cast(await lost.vote(ballotId, lostPaper, answer, slipOf(trackingCode(), 'against')));
    await fresh.voteSecretly(ballotId, 'abstain');
    await close(chair, ballotId);
    expect(await chair.do('ballot.get', { ballotId })).toMatchObject({
      issued: 4,
      returned: 4,
      tally: { votesFor: 2, votesAgainst: 1, votesAbstain: 1 },
    });
  });
});

describe('a phone that sends what it likes', () => {
  it('spoils its own vote only: garbage is invalid, a copied code stands beside the other', async () => {
    const { chair, ballotId, phones } = await opened(4, 4);
    const code = trackingCode();
    const slips = [slipOf(code, 'for'), slipOf(code, 'against'), '9AAAA-AAAA'];
    for (const [index, slip] of slips.entries()) {
      const phone = at(phones, index);
      const paper = await phone.paper();
      await phone.cast(await phone.vote(ballotId, paper, await phone.sign(ballotId, paper), slip));
    }
    const last = at(phones, 3);
    const paper = await last.paper();
    const vote = await last.vote(ballotId, paper, await last.sign(ballotId, paper), slips[0] ?? '');
    await last.cast({ ...vote, sealed: 'B'.repeat(78) });
    await close(chair, ballotId);
    const ballot = await chair.do('ballot.get', { ballotId });
    expect(ballot).toMatchObject({
      issued: 4,
      returned: 4,
      invalid: 2,
      tally: { votesFor: 1, votesAgainst: 1, votesAbstain: 0 },
    });
    expect(ballot.published.map((slip) => slip.trackingCode)).toEqual([code, `${code}/2`]);
    // Which of the two is whose nobody can tell: whoever looks the code up sees both, and either by its own sign.
    const found = (trackingCode: string) => chair.do('ballot.findSlip', { ballotId, trackingCode });
    expect(await found(code)).toEqual({ found: ballot.published });
    expect(await found(`${code}/2`)).toEqual({ found: [ballot.published[1]] });
    expect(await found(`${code}/3`)).toEqual({ found: [] });
    expect((await chair.refused('ballot.findSlip', { ballotId, trackingCode: `${code}/1` })).code).toBe(
      'INVALID_INPUT',
    );
    expect((await chair.do('audit.verify', {})).outcome).toBe('holds');
  });
});

describe('what lies on the disk of a ballot by phone', () => {
  it('joins no voter with a slip, while it is open and after', async () => {
    const { host, chair, ballotId, openingCode, phones } = await opened(8, 8);
    const votes = [];
    for (const [index, phone] of phones.entries()) {
      const paper = await phone.paper();
      const signature = await phone.sign(ballotId, paper);
      const code = trackingCode();
      const vote = await phone.vote(ballotId, paper, signature, slipOf(code, index % 2 === 0 ? 'for' : 'against'));
      await phone.cast(vote);
      votes.push({ vote, code, paper });
    }
    const during = bytesOnDisk(host);
    for (const { vote, code, paper } of votes) {
      expect(during.includes(code), 'a code in the clear').toBe(false);
      for (const [what, secret] of [
        ['the paper', vote.paper],
        ['its signature', vote.signature],
        ['its blinded form', paper.blinded],
      ] as const) {
        expect(during.includes(secret), what).toBe(false);
        expect(during.includes(Buffer.from(secret, 'base64url').subarray(0, 24)), what).toBe(false);
      }
    }
    const { services } = host.backend;
    const boxId = host.rows<{ id: string }>('SELECT id FROM secret_box')[0]?.id ?? '';
    const signing = Buffer.from(services.boxKeys.findSigning(boxId) ?? []);
    expect(signing.length).toBeGreaterThan(1000);
    expect(during.includes(signing.subarray(300, 332)), 'the signing key in the clear').toBe(false);
    for (const half of Object.values(openingCode)) expect(during.includes(half)).toBe(false);

    // Beside a voter stands the hash of a blinded paper, beside a slip the hash of the paper itself: no column of one is
    // in the other, and neither has a time, an order or a place in the chain.
    const columns = (table: string) =>
      host.rows<{ name: string }>(`PRAGMA table_info(${table})`).map((row) => row.name);
    expect(columns('signed_paper')).toEqual(['ballotId', 'representativeId', 'blindedHash']);
    expect(columns('used_paper')).toEqual(['boxId', 'paperHash', 'sealedHash']);
    const spoken =
      "SELECT DISTINCT tableName FROM audit_change WHERE tableName IN ('signed_paper', 'used_paper', 'secret_slip')";
    expect(host.rows(spoken)).toEqual([]);
    const calls = "('ballot.sign', 'ballot.castSigned')";
    expect(
      host.rows(`SELECT DISTINCT accountId, role, digest, subjectId FROM audit_entry WHERE call IN ${calls}`),
    ).toEqual([{ accountId: null, role: null, digest: '', subjectId: ballotId }]);
    expect(host.rows('SELECT * FROM command_receipt WHERE accountId IS NULL')).toEqual([]);
    const kept = [
      ...host.rows<{ blindedHash: Buffer }>('SELECT blindedHash FROM signed_paper').map((row) => row.blindedHash),
      ...host.rows<{ paperHash: Buffer }>('SELECT paperHash FROM used_paper').map((row) => row.paperHash),
      ...host.rows<{ sealed: Buffer }>('SELECT sealed FROM secret_slip').map((row) => row.sealed.subarray(0, 24)),
      ...host.rows<{ w: Buffer }>('SELECT wrappedSigningKey AS w FROM secret_box').map((row) => row.w.subarray(0, 24)),
    ];
    expect(kept).toHaveLength(25);
    expect(during.includes(at(kept, 0))).toBe(true);

    await close(chair, ballotId);
    const after = bytesOnDisk(host);
    for (const bytes of kept) expect(after.includes(bytes)).toBe(false);
    expect(services.boxKeys.findSigning(boxId)).toBeUndefined();
  });

  it('does not name who votes even when the page says who it is', async () => {
    const { host, ballotId, phones } = await opened(3, 3);
    const phone = at(phones, 0);
    const paper = await phone.paper();
    const vote = await phone.vote(ballotId, paper, await phone.sign(ballotId, paper), slipOf(trackingCode(), 'for'));
    expect(await phone.call('ballot.castSigned', vote)).toMatchObject({ ok: true });
    expect(host.rows("SELECT accountId, role FROM audit_entry WHERE call = 'ballot.castSigned'")).toEqual([
      { accountId: null, role: null },
    ]);
  });
});

describe('an open ballot with phones', () => {
  it('takes each vote once, by its owner, and shows it by name when it is closed', async () => {
    const { chair, ballotId, phones, absent } = await opened(4, 3, 'open');
    const [first, second, third] = [at(phones, 0), at(phones, 1), at(phones, 2)];
    expect((await first.do('ballot.forPhone', {})).open).toMatchObject({ kind: 'open', signingKey: null });
    expect(await first.refused('ballot.sign', { ballotId, blinded: 'A'.repeat(342) })).toBe('BALLOT_NOT_OPEN');
    await first.do('ballot.voteOpen', { ballotId, choice: 'for' });
    expect(await first.refused('ballot.voteOpen', { ballotId, choice: 'against' })).toBe('BALLOT_ALREADY_VOTED');
    await second.do('ballot.voteOpen', { ballotId, choice: 'for' });
    await chair.do('ballot.castOpen', { ballotId, representativeId: third.representativeId, choice: 'for' });
    expect(await third.refused('ballot.voteOpen', { ballotId, choice: 'for' })).toBe('BALLOT_ALREADY_VOTED');
    expect(await absent?.refused('ballot.voteOpen', { ballotId, choice: 'for' })).toBe('BALLOT_NOT_ENTITLED');
    expect(await close(chair, ballotId)).toEqual({ passed: true });
    const { closed } = await first.do('ballot.forPhone', {});
    expect(closed[0]?.byName).toContainEqual({ name: first.name, choice: 'for' });
    expect(closed[0]?.byName).toHaveLength(3);
  });
});
