import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { databaseName } from '../../db/open.ts';
import type { Clock } from '../../electron/backend/clock.ts';
import { checkRecord } from '../support/check-record.ts';
import type { AttachmentId } from '../../shared/ids.ts';
import { passphrase, testHost } from '../support/backend.ts';
import { otherProcess, root, type Helper } from '../support/fault.ts';
import { copyInto, copyOf, loadFolder } from '../support/load-folder.ts';
import { signInAll, step } from '../support/mixed-load.ts';
import { diskThatShrinks, mayMount } from '../support/mounts.ts';
import { openBackend } from '../support/open-backend.ts';
import { Workload } from '../support/workload.ts';
import { loadDoor } from '../support/load-door.ts';

let base = '';
beforeAll(async () => {
  base = await loadFolder();
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe.runIf(mayMount)('a disk that is full at each write in turn', () => {
  it('refuses what it cannot keep, loses nothing, and takes the same command once there is room', async () => {
    const disk = diskThatShrinks();
    const folder = copyInto(base, path.join(disk.folder, 'data'));
    const errors: string[] = [];
    const before = checkRecord(folder).seq;
    const backend = await openBackend(folder, (text) => errors.push(text));
    onTestFinished(() => backend.close());
    const w = new Workload(99, (request) => backend.dispatch(request, loadDoor(request)));
    let refused = 0;
    for (let round = 0; round < 150; round += 1) {
      disk.leave(64 * 1024);
      await signInAll(w);
      // From no page at all to some forty: each write of a command is the first without room in some round.
      disk.leave((round % 40) * 1024);
      for (let i = 0; i < 3; i += 1) await step(w);
      disk.leave(64 * 1024);
      for (const sent of [...w.unanswered.values()]) {
        refused += 1;
        if (sent.call !== 'account.signIn') await w.resend(sent);
        w.unanswered.delete(sent.commandId);
      }
      if (round % 10 === 9) checkRecord(folder);
    }
    expect(refused).toBeGreaterThan(40);
    // What was counted and deleted stays in the log until there is room: that is said, and made good at the closing.
    expect(errors.filter((text) => !text.startsWith('emptying the log: AppError: DISK_FULL'))).toEqual([]);
    expect(checkRecord(folder).seq).toBe(before + w.entries());
  }, 60_000);
});

/** Runs the load for so many steps on a copy of the folder, with `between` called before each. */
async function under(
  steps: number,
  between: (at: { folder: string; step: number; w: Workload; clock: Clock }) => Promise<void> | void,
) {
  const folder = copyOf(base);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const errors: string[] = [];
  const before = checkRecord(folder).seq;
  const backend = await openBackend(folder, (text) => errors.push(text));
  const w = new Workload(5, (request) => backend.dispatch(request, loadDoor(request)));
  for (let i = 0; i < steps; i += 1) {
    await between({ folder, step: i, w, clock: backend.services.clock });
    await signInAll(w);
    await step(w);
  }
  await backend.close();
  expect(errors).toEqual([]);
  expect(checkRecord(folder).seq).toBe(before + w.entries());
  return { w, folder };
}

const dayMs = 86_400_000;

describe('a clock that jumps while people work', () => {
  it('a year ahead, a day back, before the beginning: nothing breaks, deadlines follow their petitions, the chain holds', async () => {
    const jumps = [365, -1, -400, 36, 0.5, -0.5, 3650, -3650, 1];
    let shift = 0;
    const { w, folder } = await under(900, ({ step: i, w: load, clock }) => {
      if (i === 0) {
        const { now } = clock;
        Object.assign(clock, { now: () => new Date(Date.parse(now()) + shift).toISOString() });
      }
      if (i % 90 !== 45) return;
      shift += (jumps[Math.floor(i / 90) % jumps.length] ?? 0) * dayMs;
      // Whoever was signed in may have been idle for a year.
      load.signOutAll();
    });
    const file = new Database(path.join(folder, databaseName), { readonly: true });
    // Not sessionBy: a postponement counts from the day of its session, and the clock may have been set right by then.
    const early = ['answerBy', 'doneBy', 'planBy', 'consultBy'].map(
      (due) => [due, file.prepare(`SELECT count(*) FROM petition WHERE ${due} < startOn`).pluck().get()] as const,
    );
    // What comes next is one of the days that were counted, and not a relic of another clock.
    const strange = file
      .prepare(
        `SELECT count(*) FROM petition WHERE nextDueOn IS NOT NULL
          AND nextDueOn NOT IN (coalesce(answerBy, ''), coalesce(doneBy, ''), coalesce(planBy, ''), coalesce(consultBy, ''),
            coalesce(sessionBy, ''), coalesce(progressBy, ''))`,
      )
      .pluck()
      .get();
    const days = file.prepare('SELECT count(DISTINCT receivedOn) FROM petition').pluck().get();
    file.close();
    expect(early.filter(([, n]) => n !== 0)).toEqual([]);
    expect(strange).toBe(0);
    expect(Number(days)).toBeGreaterThan(4);
    expect(w.acknowledged.length).toBeGreaterThan(300);
  }, 60_000);

  it('set right again after wrong passphrases were typed a year ahead lets their owner in after the usual wait', async () => {
    const host = await testHost();
    const chair = await host.chair();
    await host.person(chair, 'officer');
    const { clock } = host.backend.services;
    const { now } = clock;
    let shift = 365 * dayMs;
    Object.assign(clock, { now: () => new Date(Date.parse(now()) + shift).toISOString() });
    const signIn = async (passphrase: string) => {
      const reply = await host.send('account.signIn', { name: 'officer1', passphrase });
      return reply.ok ? (reply.value as { signedIn: boolean; waitSeconds?: number }) : expect.fail(reply.error.code);
    };
    for (let i = 0; i < 4; i += 1) {
      await signIn('falsch-falsch-falsch');
      shift += 60_000;
    }
    shift = 0;
    const { waitSeconds = 0 } = await signIn(passphrase);
    expect(waitSeconds).toBeLessThanOrEqual(15 * 60);
    // The wait is by time that has really passed, whatever the clock says.
    await wait((waitSeconds + 0.2) * 1000);
    expect((await signIn(passphrase)).signedIn).toBe(true);
  });
});

describe('a file that another process locks for a while, again and again', () => {
  it('makes commands wait or refuses them, and nothing is lost', async () => {
    let other: Helper | undefined;
    const { w } = await under(120, async ({ folder, step: i, w: load }) => {
      if (i !== 0) return;
      const script = `const D=require('better-sqlite3');const d=new D(${JSON.stringify(path.join(folder, databaseName))});
        console.log('there');const hold=()=>{try{d.exec('BEGIN EXCLUSIVE')}catch{return setTimeout(hold,20)}
        setTimeout(()=>{d.exec('COMMIT');setTimeout(hold,40)},150)};hold()`;
      await signInAll(load);
      other = otherProcess(['-e', script]);
      await other.said('there');
    });
    expect(other?.child.exitCode).toBeNull();
    await other?.kill();
    // Each wait is far shorter than what a command is ready to wait.
    expect([...w.refusals.keys()].filter((key) => key.endsWith('DATABASE_LOCKED'))).toEqual([]);
    expect(w.unanswered.size).toBe(0);
  }, 60_000);
});

describe('files of attachments that are gone or not what they were', () => {
  it('are told one by one, everything else works, and the same content handed in again mends each', async () => {
    const host = await testHost();
    const chair = await host.chair();
    const harms: readonly ((file: string) => void)[] = [
      (file) => rmSync(file),
      (file) => truncateSync(file, 7),
      (file) =>
        writeFileSync(
          file,
          readFileSync(file).map((byte) => byte ^ 1),
        ),
      (file) => writeFileSync(file, ''),
      (file) => writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.alloc(9)])),
    ];
    const handed: { name: string; content: string; attachmentId: AttachmentId }[] = [];
    for (let i = 0; i <= harms.length; i += 1) {
      const bytes = [0xff, 0xd8, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0, 0x12, i, 0xff, 0xd9];
      const file = { name: `${i}.jpg`, content: Buffer.from(bytes).toString('base64') };
      handed.push({ ...file, ...(await chair.do('attachment.add', file)) });
    }
    for (const [i, harm] of harms.entries()) {
      const sha256 = createHash('sha256')
        .update(Buffer.from(handed[i]?.content ?? '', 'base64'))
        .digest('hex');
      harm(path.join(host.dataDir, 'attachments', sha256.slice(0, 2), sha256));
    }
    const whole = handed.at(-1) ?? expect.fail('nothing was handed in');
    for (const { attachmentId, name, content } of handed) {
      if (name === whole.name) continue;
      expect((await chair.refused('attachment.read', { attachmentId })).code, name).toBe('FILE_MISSING');
      expect((await chair.do('attachment.read', { attachmentId: whole.attachmentId })).content).toBe(whole.content);
      await chair.do('petition.register', { text: '水龙头关不紧', attachmentIds: [attachmentId] });
      await chair.do('attachment.add', { name, content });
      expect((await chair.do('attachment.read', { attachmentId })).content, name).toBe(content);
    }
    expect(host.errors).toEqual([]);
  });
});

describe('a second program on the same folder', () => {
  it('is refused in one line, in words', () => {
    return testHost().then((host) => {
      const command = ['--disable-warning=ExperimentalWarning', 'electron/cli.ts', 'serve', '--data', host.dataDir];
      const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
      expect(status).toBe(1);
      expect(stdout).toBe('');
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(stderr).not.toContain('    at ');
    });
  });
});
