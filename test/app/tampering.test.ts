import {
  closeSync,
  cpSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFingerprint } from '../../db/audit/verify.ts';
import { databaseName } from '../../db/open.ts';
import { testHost } from '../support/backend.ts';
import { ballotOn, close, sessionWithMajorItem, voteSecretly } from '../support/ballot.ts';
import { copyOf, rechain, tamper, verify } from '../support/tampering.ts';

/** A record with a petition, an attachment, a session, a closed and an open ballot, and a notice with its fingerprint. */
let record = '';
let printed = '';
let petitionNo = '';
let sessionNo = '';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);

beforeAll(async () => {
  const host = await testHost();
  const { chair, itemId, sessionId, petitionId } = await sessionWithMajorItem(host, 4, 4);
  const { attachmentId } = await chair.do('attachment.add', { name: '现场.png', content: png.toString('base64') });
  await chair.do('petition.register', { text: '食堂的油烟太大，下午开窗也散不掉', attachmentIds: [attachmentId] });
  const { ballotId } = await chair.do('ballot.open', ballotOn({ itemId }));
  await voteSecretly(chair, ballotId, (index) => (index < 3 ? 'for' : 'against'));
  await close(chair, ballotId);
  const { publicationId } = await chair.do('publication.draft', { kind: 'notice', title: '通知', content: '内容' });
  await chair.do('publication.release', { publicationId, version: 0 });
  printed = (await chair.do('publication.get', { publicationId })).fingerprint?.hash ?? '';
  await chair.do('publication.draft', { kind: 'notice', title: '草稿', content: '还没有发布' });
  petitionNo = (await chair.do('petition.get', { petitionId })).petitionNo;
  sessionNo = (await chair.do('session.get', { sessionId })).sessionNo;
  await host.close();
  record = mkdtempSync(path.join(tmpdir(), 'gongshi-record-'));
  cpSync(host.dataDir, record, { recursive: true });
});
afterAll(() => rmSync(record, { recursive: true, force: true }));

const fingerprint = (folder: string, hash = printed) =>
  findFingerprint({ file: path.join(folder, databaseName) }, hash.slice(0, 22));

function attachmentFile(folder: string): string {
  const root = path.join(folder, 'attachments');
  const file = readdirSync(root, { recursive: true })
    .map((name) => path.join(root, String(name)))
    .find((name) => statSync(name).isFile());
  return file ?? '';
}

describe('a record that nobody has touched', () => {
  it('holds, and agrees with what was printed from it', async () => {
    const folder = copyOf(record);
    expect(await verify(folder)).toEqual({ outcome: 'holds', found: {} });
    const { entry } = await fingerprint(folder);
    expect(entry).toMatchObject({ brokenAt: null, differing: 0, laterEntries: [] });
  });
});

describe('tampering with rows', () => {
  it('finds one that was edited', async () => {
    const folder = copyOf(record);
    tamper(folder, (db) => db.prepare("UPDATE petition SET title = '无事' WHERE petitionNo = ?").run(petitionNo));
    const { outcome, found } = await verify(folder);
    expect(outcome).toBe('broken');
    expect(found).toEqual({ rows: { code: 'ROW_CHANGED', details: { table: 'petition', number: petitionNo } } });
  });

  it('finds one that was deleted, with the entry that last spoke of it', async () => {
    const folder = copyOf(record);
    tamper(folder, (db) => db.exec('DELETE FROM agenda_omission; DELETE FROM petition_event WHERE seq = 1'));
    expect((await verify(folder)).found['rows']).toMatchObject({
      code: 'ROW_REMOVED',
      details: { table: 'petition_event', seq: expect.any(Number) as number },
    });
  });

  it('finds one that was added', async () => {
    const folder = copyOf(record);
    tamper(folder, (db) =>
      db
        .prepare(
          "INSERT INTO petition_event (petitionId, at, kind) SELECT id, receivedAt, 'answered' FROM petition WHERE petitionNo = ?",
        )
        .run(petitionNo),
    );
    expect((await verify(folder)).found).toEqual({
      rows: { code: 'ROW_ADDED', details: { table: 'petition_event', number: petitionNo } },
    });
  });

  it('finds one that was edited together with its note: the digest of the entry says otherwise', async () => {
    const folder = copyOf(record);
    tamper(folder, (db) => {
      const entries = db.prepare('SELECT seq, digest, previousHash, hash FROM audit_entry').all() as object[];
      db.prepare("UPDATE petition SET title = '无事' WHERE petitionNo = ?").run(petitionNo);
      rechain(db);
      const back = db.prepare(
        'UPDATE audit_entry SET digest = @digest, previousHash = @previousHash, hash = @hash WHERE seq = @seq',
      );
      for (const entry of entries) back.run(entry);
    });
    expect(Object.keys((await verify(folder)).found)).toEqual(['digests']);
  });

  it('finds counts that were changed', async () => {
    const folder = copyOf(record);
    tamper(folder, (db) => db.exec('UPDATE petition_counter SET n = n + 1 WHERE n > 0'));
    expect((await verify(folder)).found['counters']).toMatchObject({ code: 'COUNTER_DIFFERS' });
  });
});

describe('tampering with the chain', () => {
  it('finds an entry that was removed', async () => {
    const folder = copyOf(record);
    tamper(folder, (db) => db.exec('DELETE FROM audit_entry WHERE seq = 5'));
    expect((await verify(folder)).found['chain']).toEqual({ code: 'ENTRY_MISSING', details: { seq: 5 } });
  });

  it('finds entries that were cut off the end', async () => {
    const folder = copyOf(record);
    let last = 0;
    tamper(folder, (db) => {
      last = Number(db.prepare("SELECT max(seq) FROM audit_entry WHERE digest <> ''").pluck().get());
      db.prepare('DELETE FROM audit_entry WHERE seq >= ?').run(last);
    });
    expect((await verify(folder)).found['digests']).toEqual({
      code: 'CHANGES_BEYOND_END',
      details: { seq: last, last: last - 1 },
    });
  });

  it('finds an entry that was edited', async () => {
    const folder = copyOf(record);
    tamper(folder, (db) => db.exec("UPDATE audit_entry SET role = 'officer' WHERE seq = 5"));
    expect((await verify(folder)).found).toEqual({ chain: { code: 'ENTRY_CHANGED', details: { seq: 5 } } });
  });

  it('finds a later entry that no longer follows when the hash was recomputed with it', async () => {
    const folder = copyOf(record);
    tamper(folder, (db) => db.exec('UPDATE audit_entry SET previousHash = hash WHERE seq = 6'));
    expect((await verify(folder)).found['chain']).toEqual({ code: 'ENTRY_UNLINKED', details: { seq: 6 } });
  });

  it('finds by a printed fingerprint that everything was recomputed; nothing in the file can tell', async () => {
    const folder = copyOf(record);
    tamper(folder, (db) => {
      db.prepare("UPDATE petition SET title = '无事' WHERE petitionNo = ?").run(petitionNo);
      rechain(db);
    });
    expect((await verify(folder)).outcome).toBe('holds');
    expect(await fingerprint(folder)).toMatchObject({ entry: null, nearest: null });
  });

  it('finds that the notes of all rows were thrown away and written anew by the program', async () => {
    const folder = copyOf(record);
    tamper(folder, (db) => {
      db.prepare("UPDATE petition SET title = '无事' WHERE petitionNo = ?").run(petitionNo);
      db.exec('DELETE FROM audit_change');
    });
    await (await testHost('2025-09-27T09:00:00+08:00', folder)).close();
    expect((await verify(folder)).found['digests']).toEqual({ code: 'BASELINE_LATE', details: { seq: 1 } });
  });
});

describe('tampering from outside', () => {
  it('notes that the clock was set back, and does not call it a breach', async () => {
    const folder = copyOf(record);
    const host = await testHost('2025-09-20T09:00:00+08:00', folder);
    await host.signIn('chair');
    await host.close();
    const { outcome, found } = await verify(folder);
    expect(outcome).toBe('noted');
    expect(found).toEqual({
      clock: {
        code: 'CLOCK_BACK',
        details: { seq: expect.any(Number), minutes: expect.any(Number), at: expect.any(String) } as never,
      },
    });
  });

  it('finds by a fingerprint printed later that an older copy was put in place; nothing in the file can tell', async () => {
    const folder = copyOf(record);
    const host = await testHost('2025-09-27T09:00:00+08:00', folder);
    const chair = await host.signIn('chair');
    await chair.do('petition.register', { text: '这一条后来不见了，因为换成了旧的数据' });
    const [head] = host.rows<{ hash: string }>('SELECT hash FROM audit_entry ORDER BY seq DESC LIMIT 1');
    await host.close();
    expect((await fingerprint(folder, head?.hash)).entry).not.toBeNull();
    cpSync(path.join(record, databaseName), path.join(folder, databaseName));
    expect((await verify(folder)).outcome).toBe('holds');
    expect((await fingerprint(folder, head?.hash)).entry).toBeNull();
  });

  it('finds an attachment that was swapped, and one that is gone', async () => {
    const folder = copyOf(record);
    writeFileSync(attachmentFile(folder), 'another picture');
    expect((await verify(folder)).found).toEqual({
      attachments: { code: 'ATTACHMENT_CHANGED', details: { number: expect.stringMatching(/^2025-/) as string } },
    });
    rmSync(attachmentFile(folder));
    expect((await verify(folder)).found['attachments']).toMatchObject({ code: 'ATTACHMENT_GONE' });
  });

  it('finds pages of the file that are damaged', async () => {
    const folder = copyOf(record);
    let page = 0;
    tamper(folder, (db) => {
      page = Number(db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'petition_state'").pluck().get());
    });
    const file = openSync(path.join(folder, databaseName), 'r+');
    writeSync(file, Buffer.alloc(200, 0xff), 0, 200, page * 4096 - 200);
    closeSync(file);
    expect((await verify(folder)).found['file']).toMatchObject({ code: 'FILE_DAMAGED' });
  });
});

describe('tampering with ballots, sessions and notices, everything recomputed', () => {
  const after = async (act: Parameters<typeof tamper>[1]) => {
    const folder = copyOf(record);
    tamper(folder, (db) => {
      act(db);
      rechain(db);
    });
    return (await verify(folder)).found;
  };

  it('finds a ballot that was added to the published list', async () => {
    const found = await after((db) =>
      db.exec("INSERT INTO published_slip SELECT id, 'AAAA-AAAA', 'for' FROM ballot WHERE state = 'closed'"),
    );
    expect(found).toEqual({
      ballots: {
        code: 'BALLOT_VOTES_DIFFER',
        details: { held: 5, voted: 4, number: sessionNo, question: '是否同意新的计件工资方案' },
      },
    });
  });

  it('finds a ballot that was added with somebody on the roll', async () => {
    const found = await after((db) => {
      db.exec("INSERT INTO published_slip SELECT id, 'AAAA-AAAA', 'for' FROM ballot WHERE state = 'closed'");
      const [person] = db.prepare<[], string>('SELECT personId FROM representative').pluck().all();
      db.prepare(
        "INSERT INTO representative (id, personId, constituency, termFrom, termTo, endedOn) VALUES ('r', ?, 'x', '2024-01-01', '2025-01-01', '2025-01-01')",
      ).run(person);
      db.exec("INSERT INTO ballot_roll SELECT id, 'r', 1, 1 FROM ballot");
    });
    expect(found).toMatchObject({ ballots: { code: 'BALLOT_ROLL_DIFFERS', details: { roster: 4, lines: 5 } } });
  });

  it('finds counts that do not fit the list', async () => {
    const found = await after((db) => db.exec('UPDATE ballot SET votesFor = votesFor + 1, votesAgainst = 0'));
    expect(found).toMatchObject({ ballots: { code: 'BALLOT_LIST_DIFFERS' } });
  });

  it('finds a result that does not follow from the votes', async () => {
    const found = await after((db) => db.exec('UPDATE ballot SET passed = 0'));
    expect(found).toMatchObject({ ballots: { code: 'BALLOT_RESULT_DIFFERS', details: { votesFor: 3, roster: 4 } } });
  });

  it('finds that fewer than two thirds were present', async () => {
    const found = await after((db) =>
      db.exec(
        'UPDATE ballot SET present = 2; UPDATE ballot_roll SET present = 0, voted = 0 WHERE representativeId IN (SELECT representativeId FROM ballot_roll LIMIT 2)',
      ),
    );
    expect(found).toMatchObject({ ballots: { code: 'BALLOT_WITHOUT_QUORUM', details: { present: 2, roster: 4 } } });
  });

  it('finds numbers of an opening that the check-ins do not bear out', async () => {
    const found = await after((db) => db.exec('UPDATE session SET openedRepresentatives = openedRepresentatives + 3'));
    expect(found).toEqual({
      sessions: {
        code: 'SESSION_PRESENCE_DIFFERS',
        details: {
          representatives: 4,
          deliberating: 5,
          openedRepresentatives: 7,
          openedDeliberating: 5,
          number: sessionNo,
        },
      },
    });
  });

  it('finds a session that is said to have met the conditions and did not', async () => {
    const found = await after((db) => db.exec('UPDATE session SET gatesHeld = 0'));
    expect(found).toMatchObject({ sessions: { code: 'SESSION_VALIDITY_DIFFERS' } });
  });

  it('finds a notice that was put up without its release', async () => {
    const found = await after((db) =>
      db.exec("UPDATE publication SET state = 'released', releasedOn = '2025-09-26' WHERE state = 'draft'"),
    );
    expect(found).toMatchObject({ publications: { code: 'RELEASE_WITHOUT_ENTRY' } });
  });
});

describe('an open secret ballot', () => {
  it('cannot take a slip past the roll', async () => {
    const host = await testHost();
    const held = await sessionWithMajorItem(host, 3, 3);
    await held.chair.do('ballot.open', ballotOn(held));
    await host.close();
    expect((await verify(host.dataDir)).outcome).toBe('holds');
    tamper(host.dataDir, (db) => db.exec("INSERT INTO secret_slip SELECT 's', id, x'00' FROM secret_box"));
    expect((await verify(host.dataDir)).found).toMatchObject({ ballots: { code: 'BALLOT_VOTES_DIFFER' } });
  });
});
