import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { AttachmentId, RepresentativeId } from '../../shared/ids.ts';
import { test } from '../support/app.ts';
import type { Person } from '../support/backend.ts';
import { ballotOn, close, trackingCode } from '../support/ballot.ts';
import { setUp } from '../support/pages.ts';
import { chairOf, look, oldPhone } from '../support/phone-page.ts';
import { amr } from '../support/recordings.ts';
import { answer, arrive, convene, detail, item, measure, open, seat } from '../support/session.ts';

/** A second of a steady tone, which every browser plays. */
function tone(): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF');
  head.writeUInt32LE(36 + 16_000, 4);
  head.write('WAVEfmt ', 8);
  [16, 1 + (1 << 16), 8_000, 16_000, 2 + (16 << 16)].forEach((field, at) => head.writeUInt32LE(field, 16 + 4 * at));
  head.write('data', 36);
  head.writeUInt32LE(16_000, 40);
  const samples = Buffer.alloc(16_000);
  for (let at = 0; at < 8_000; at += 1) samples.writeInt16LE(Math.round(8_000 * Math.sin(at / 3)), 2 * at);
  return Buffer.concat([head, samples]);
}

const screenshot = path.resolve(import.meta.dirname, '../../docs/guide/images/main-figures-zh-CN.png');
const noPicture = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xda, 0, 4, 0, 0]),
  randomBytes(9_000_000).map((byte) => byte & 0x7f),
  Buffer.from([0xff, 0xd9]),
]);

test.use({ clock: '2025-09-26T17:00:00+08:00' });
test.setTimeout(240_000);

test('a representative comes in, checks in, reads, speaks, votes in secret over a reload, finds the vote and rates', async ({
  app,
  browser,
}) => {
  await setUp(app.page);
  const call = await chairOf(app.page);
  // What the helpers of the app tests ask of a person, over the desktop's own calls.
  const chair = { do: call } as unknown as Person;
  await seat(app, 4);
  const files = [readFileSync(screenshot), tone(), amr(), noPicture, readFileSync(screenshot)];
  const attachmentIds: AttachmentId[] = [];
  for (const [at, file] of files.entries()) {
    const given = { name: `王小明${at}`, content: file.toString('base64'), showsPerson: at === 4 };
    attachmentIds.push((await chair.do('attachment.add', given)).attachmentId);
  }
  await chair.do('petition.register', {
    text: '调整计件工资方案，涉及全体一线员工',
    attachmentIds,
    triage: { category: 'remuneration', class: 'consultation', urgent: true, major: true },
  });
  const sessionId = await convene(chair);
  await chair.do('session.sendNotice', { sessionId, version: (await detail(chair, sessionId)).version });
  const port = 24_000 + (process.pid % 2000);
  const { address } = await chair.do('host.start', { address: '127.0.0.1', port });
  const { fingerprint } = await chair.do('host.status', {});
  const { tickets } = await chair.do('host.issueTickets', {});
  const [mine] = tickets;

  const context = await oldPhone(browser);
  const phone = await context.newPage();
  const problems: string[] = [];
  phone.on('pageerror', (error) => problems.push(error.message));

  await phone.goto(`${address}/#k=${fingerprint}&t=wrong`);
  await expect(phone.getByText('这个二维码或入场码不对')).toBeVisible();
  await look(phone, 'rep-entrance');
  // Told at the door, typed in small letters: good once.
  if (mine === undefined) throw new Error('nobody is in office');
  const { code: doorCode } = await chair.do('host.issueDoorCode', { representativeId: mine.representativeId });
  await phone.getByLabel('入场码').fill(doorCode.toLowerCase());
  await phone.getByRole('button', { name: '进入' }).click();
  await expect(phone.getByText('您还没有签到')).toBeVisible();
  const leave = phone.getByRole('button', { name: '退出', exact: true });
  await leave.click();
  await expect(phone.getByText('再进来要扫您的二维码')).toBeFocused();
  await phone.getByRole('button', { name: '不退出' }).click();
  await expect(leave).toBeFocused();
  await leave.click();
  await phone.getByRole('button', { name: '确定退出' }).click();
  await phone.getByLabel('入场码').fill(doorCode);
  await phone.getByRole('button', { name: '进入' }).click();
  await expect(phone.getByText('这个二维码或入场码不对')).toBeVisible();
  await phone.goto('about:blank');
  await phone.goto(`${address}/#k=${fingerprint}&t=${mine.ticket}`);
  await expect(phone.getByText('您还没有签到')).toBeVisible();
  await look(phone, 'rep-home-before');
  await phone.getByRole('button', { name: '签到', exact: true }).click();
  await expect(phone.getByText('您已签到')).toBeVisible();

  const { participants } = await detail(chair, sessionId);
  const own = participants.find((one) => one.representativeId === mine.representativeId);
  expect(own?.present).toBe(true);
  await arrive(chair, sessionId, { representatives: 3, head: true });
  await open(chair, sessionId);
  const { id: itemId, version } = await item(chair, sessionId);
  await call('session.setCurrentItem', { sessionId, itemId });
  await answer(chair, sessionId, itemId);
  await expect(phone.getByRole('heading', { name: '正在讨论' })).toBeVisible();
  await expect(phone.getByText('代表 4 人，协商人员共 5 人')).toBeVisible();
  await look(phone, 'rep-home-open');
  expect(version).toBeGreaterThanOrEqual(0);

  await phone.getByRole('link', { name: '议程' }).click();
  await look(phone, 'rep-agenda');
  await phone.getByRole('link', { name: /计件工资/ }).click();
  await expect(phone.getByText('同意研究，月底前给出方案')).toBeVisible();
  await expect(phone.getByRole('img')).toHaveCount(0);
  await look(phone, 'rep-item');
  await phone.getByRole('button', { name: '看照片 1' }).click();
  const picture = phone.getByRole('img', { name: '“调整计件工资方案”的照片 1' });
  await expect(picture).toBeFocused();
  await expect.poll(() => picture.evaluate((shown: HTMLImageElement) => shown.naturalWidth)).toBeGreaterThan(300);
  await phone.getByRole('button', { name: '听录音 1' }).click();
  const sound = phone.getByLabel('录音 1');
  await expect.poll(() => sound.evaluate((heard: HTMLAudioElement) => heard.duration)).toBeCloseTo(1);
  await phone.getByRole('button', { name: '存到手机' }).click();
  await expect(phone.getByRole('link', { name: '保存录音 2' })).toHaveAttribute('download', '录音 2.amr');
  await expect(phone.getByText('照片 2（8.6 MB）太大')).toBeVisible();
  await expect(phone.getByText(/照片 3|王小明/)).toHaveCount(0);
  await look(phone, 'rep-item-files');

  await phone.getByRole('link', { name: '会议' }).click();
  await phone.getByRole('link', { name: '会议通知' }).click();
  await expect(phone.getByText('1. 调整计件工资方案')).toBeVisible();
  await look(phone, 'rep-notice');
  await phone.getByRole('link', { name: '议程' }).click();
  await phone.getByRole('link', { name: /计件工资/ }).click();
  await expect(phone.getByRole('button', { name: '看照片 1' }), 'fetched anew').toBeVisible();

  await phone.getByRole('link', { name: '议程' }).first().click();
  await phone.getByRole('link', { name: /提案与附议/ }).click();
  await phone.getByRole('button', { name: '我要提案' }).click();
  await phone.getByLabel('提案题目').fill('夜班加一趟班车');
  await phone.getByLabel(/内容和理由/).fill('末班车十点就没了，夜班同事要走四十分钟。');
  await phone.getByRole('link', { name: '会议' }).click();
  await phone.getByRole('link', { name: '议程' }).click();
  await phone.getByRole('link', { name: /提案与附议/ }).click();
  await expect(phone.getByLabel('提案题目'), 'a look elsewhere does not cost it').toHaveValue('夜班加一趟班车');
  await look(phone, 'rep-motion-form');
  await phone.getByRole('button', { name: '提出' }).click();
  await expect(phone.getByText('等候主持人处理')).toBeVisible();
  await look(phone, 'rep-motions');
  const [motion] = await chair.do('motion.list', { sessionId });
  if (motion === undefined) throw new Error('no motion arrived');
  await chair.do('motion.decline', { motionId: motion.id, reason: '下月例会一并讨论' });
  await expect(phone.getByText('理由：下月例会一并讨论')).toBeVisible();

  await phone.getByRole('link', { name: '发言' }).click();
  await phone.getByRole('button', { name: '申请发言' }).click();
  await expect(phone.getByText('您排在第 1 位')).toBeVisible();
  await phone.getByRole('button', { name: '撤回申请' }).click();
  await phone.getByRole('button', { name: '申请发言' }).click();
  await expect(phone.getByText('您排在第 1 位')).toBeVisible();
  await look(phone, 'rep-floor-waiting');
  const list = await chair.do('speech.list', { sessionId });
  const speechId = list.waiting[0]?.id;
  if (speechId === undefined) throw new Error('nobody asked');
  await chair.do('speech.start', { speechId });
  await expect(phone.getByRole('timer')).toHaveText(/^(?!0:00$)\d+:\d\d$/);
  await look(phone, 'rep-floor-speaking');
  await chair.do('speech.end', { speechId });
  await expect(phone.getByText('现在没有人发言')).toBeVisible();

  await phone.getByRole('link', { name: '表决' }).click();
  await expect(phone.getByText('现在没有表决')).toBeVisible();
  await look(phone, 'rep-vote-none');
  const { ballotId } = await chair.do('ballot.open', ballotOn({ itemId }));
  await expect(phone.locator('.question')).toHaveText('是否同意新的计件工资方案');
  await look(phone, 'rep-vote-choose');
  await phone.getByRole('button', { name: '赞成' }).click();
  await phone.getByRole('button', { name: '下一步' }).click();
  await expect(phone.getByRole('heading', { name: '请确认您的选择' })).toBeFocused();
  await look(phone, 'rep-vote-confirm');
  // What goes to the box goes as nobody; the first answer is lost on top.
  let asNobody = 0;
  let namedAfter = 0;
  await phone.route('**/api/sealed', async (route) => {
    const { cookie } = await route.request().allHeaders();
    namedAfter += 1;
    if (cookie !== undefined) return route.continue();
    asNobody += 1;
    namedAfter = 0;
    if (asNobody > 1) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await phone.getByRole('button', { name: '确认投出' }).click();
  await expect(phone.getByText('您的选票在路上')).toBeVisible();
  expect(asNobody).toBe(0);
  await phone.reload();
  await phone.getByRole('link', { name: '表决' }).click();
  await expect(phone.getByText('您的选票在路上')).toBeVisible();
  await look(phone, 'rep-vote-on-its-way');
  await expect(phone.getByText('您的选票已投入票箱')).toBeVisible({ timeout: 40_000 });
  expect(asNobody).toBe(2);
  await phone.waitForTimeout(1_000);
  expect(namedAfter, 'no call with a name right behind the vote').toBe(0);
  const code = (await phone.locator('.receipt-code').textContent()) ?? '';
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  const kept = await phone.evaluate(() => localStorage.getItem('gongshi-votes') ?? '');
  expect(kept).toContain(code);
  expect(kept).not.toMatch(/choice|prepared|sealed|"for"/);
  await look(phone, 'rep-vote-code');

  const others = tickets.slice(1).map((one): RepresentativeId => one.representativeId);
  for (const representativeId of others) {
    const { slip } = await chair.do('ballot.issueSlip', { ballotId, representativeId });
    await chair.do('ballot.cast', { ballotId, slip, trackingCode: trackingCode(), choice: 'for' });
  }
  await close(chair, ballotId);
  await expect(phone.getByText(`找到了：${code}，赞成`)).toBeVisible();
  await expect(phone.getByText('发出 4 票，收回 4 票，无效 0 票')).toBeVisible();
  await look(phone, 'rep-vote-found');
  await phone.getByLabel('用核对码找到自己的一票').fill('0000-0000');
  await expect(phone.getByText('公布的选票清单上没有这个核对码')).toBeVisible();
  // The answer to a vote was lost and its ballot closed before it came again: what the list says counts.
  for (const [mark, trackingCode, words] of [
    ['counted', code, `“调整高温津贴”的表决已经结束。您的选票已计入，核对码 ${code}`],
    ['uncounted', '0000-0000', '没有您的核对码 0000-0000，这张选票没有计入'],
  ] as const) {
    await phone.evaluate(
      ([id, one]) => {
        const before = JSON.parse(localStorage.getItem('gongshi-votes') ?? '{}') as object & { voter?: string };
        const [prepared, signature, sealed] = [86, 342, 78].map((length) => 'A'.repeat(length));
        const vote = {
          ballotId: id,
          question: '调整高温津贴',
          voter: before.voter,
          trackingCode: one,
          prepared,
          signature,
          sealed,
          blinded: 'A',
        };
        localStorage.setItem('gongshi-votes', JSON.stringify({ ...before, onItsWay: vote }));
      },
      [ballotId, trackingCode] as const,
    );
    await phone.reload();
    await expect(phone.getByText(words)).toBeVisible({ timeout: 45_000 });
    await look(phone, `rep-vote-${mark}`);
  }

  const before = await item(chair, sessionId);
  await chair.do('session.decide', {
    itemId,
    version: before.version,
    outcome: 'passed',
    note: '',
    measures: [measure],
  });
  await phone.getByRole('link', { name: '议程' }).click();
  await phone.getByRole('link', { name: /计件工资/ }).click();
  await expect(phone.getByText('调整高温津贴发放办法')).toBeVisible();
  await look(phone, 'rep-item-decided');
  await chair.do('session.close', { sessionId, version: (await detail(chair, sessionId)).version });
  await chair.do('evaluation.open', { sessionId });
  await phone.getByRole('button', { name: '评议这次会议' }).click();
  await phone.getByRole('button', { name: '4 分' }).first().click();
  await look(phone, 'rep-rate');
  await phone.getByRole('button', { name: '提交评价' }).click();
  await expect(phone.getByText('您已评议')).toBeVisible();
  await phone.getByRole('link', { name: '会议' }).click();
  await expect(phone.getByText(/这次会议已于.*结束/)).toBeVisible();
  await expect(phone.getByText('会议纪要定稿后')).toBeVisible();
  await look(phone, 'rep-home-over');
  await chair.do('session.minute', { sessionId, version: (await detail(chair, sessionId)).version });
  await phone.getByRole('link', { name: '会议纪要' }).click();
  await expect(phone.getByText(/^措施1：调整高温津贴发放办法/)).toBeVisible();
  await look(phone, 'rep-minutes');
  await phone.getByRole('link', { name: '会议', exact: true }).click();
  await phone.getByRole('link', { name: '表决' }).click();
  await phone.getByText('以前的表决').click();
  await expect(phone.getByText('没有更早的表决')).toBeVisible();

  await context.setOffline(true);
  await expect(phone.getByText('正在重新连接')).toBeVisible({ timeout: 40_000 });
  await look(phone, 'rep-lost');
  await context.setOffline(false);
  await expect(phone.getByText('正在重新连接')).toBeHidden({ timeout: 40_000 });

  await phone.getByRole('link', { name: '会议' }).click();
  await leave.click();
  await look(phone, 'rep-leave');
  await phone.getByRole('button', { name: '确定退出' }).click();
  await expect(phone.getByLabel('入场码')).toBeVisible();
  expect(await phone.evaluate(() => localStorage.getItem('gongshi-votes'))).toBeNull();
  expect(problems).toEqual([]);
  await chair.do('host.stop', {});
  await context.close();
});
