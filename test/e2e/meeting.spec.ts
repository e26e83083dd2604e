import { expect, type Browser, type Page } from '@playwright/test';
import type { SessionId } from '../../shared/ids.ts';
import { test, type App } from '../support/app.ts';
import { deskCalls, type DeskCall } from '../support/desk-calls.ts';
import { HallPage, type PersonalCode } from '../support/hall-page.ts';
import { ask, entered, voteByPhone } from '../support/http-voter.ts';
import { copyHalves, noSeriousFinding, openBallot, pickDay, setUp, signIn } from '../support/pages.ts';
import { oldPhone } from '../support/phone-page.ts';
import { measure, seat } from '../support/session.ts';

// A Monday, three weeks before the meeting: its notice has to go out in time.
// Ten pages at once leave no room for recording every step of each.
test.use({ clock: '2025-09-29T09:00:00+08:00', actionTimeout: 20_000, trace: 'off' });

const people = 36;
const onPages = 8;
const tellers = ['区石泉', '黄晓彤'] as const;
const issue = '调整高温津贴发放办法';
const promised = '按岗位补发十月高温津贴';

interface Convened {
  readonly sessionId: SessionId;
  readonly codes: readonly PersonalCode[];
  readonly chair: DeskCall;
}

/** October's meeting on its day: 36 representatives in office, the notice sent, phones served, personal codes issued. */
async function convened(app: App, port: number): Promise<Convened> {
  await setUp(app.page);
  const before = await deskCalls(app.page);
  await seat(app, people, 4);
  await before('petition.register', {
    text: `${issue}，涉及全体窑炉岗位职工`,
    triage: { category: 'remuneration', class: 'consultation', urgent: false, major: true },
  });
  await before('petition.register', {
    text: '夜班末班车提前到十点，三号线下班赶不上',
    triage: { category: 'living_conditions', class: 'consultation', urgent: false, major: false },
  });
  const { sessionId } = await before('session.schedule', {
    kind: 'monthly',
    scheduledAt: '2025-10-20T08:00:00.000Z',
    place: '职工之家',
    chairName: '霍明辉',
  });
  const { version } = await before('session.get', { sessionId });
  await before('session.sendNotice', { sessionId, version });
  await app.restart('2025-10-20T15:30:00+08:00');
  await signIn(app.page);
  const chair = await deskCalls(app.page);
  const { address } = await chair('host.start', { address: '127.0.0.1', port });
  const { fingerprint } = await chair('host.status', {});
  const { tickets } = await chair('host.issueTickets', {});
  return { chair, sessionId, codes: tickets.map(({ name, ticket }) => ({ address, fingerprint, ticket, name })) };
}

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`nothing at ${index}`);
  return found;
}

/** One after the other with a few at a time, as people in a hall are: two cores serve all of it. */
async function inTurn<T, R>(list: readonly T[], does: (one: T, index: number) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let from = 0; from < list.length; from += 4)
    done.push(...(await Promise.all(list.slice(from, from + 4).map((one, at) => does(one, from + at)))));
  return done;
}

async function openConsole(page: Page, sessionId: SessionId): Promise<void> {
  await page.evaluate((id) => (window.location.hash = `#/sessions/${id}/console`), sessionId);
  await expect(page.getByText('开会条件')).toBeVisible();
}

/** Whoever finds the lost phone: what it holds opens nothing any more. */
async function refusedTo(
  browser: Browser,
  { address, fingerprint }: PersonalCode,
  kept: Awaited<ReturnType<HallPage['context']['storageState']>>,
): Promise<void> {
  const context = await oldPhone(browser, kept);
  const page = await context.newPage();
  await page.goto(`${address}/#k=${fingerprint}`);
  await page.getByRole('link', { name: '代表', exact: true }).tap();
  await expect(page.getByText('这台手机已退出，请重新扫您的二维码进入。')).toBeVisible();
  await noSeriousFinding(page);
  await page.screenshot({ path: 'test/.output/screenshots/meeting-phone-put-out-zh-CN.png' });
  await context.close();
}

async function voteAtDesk(console_: Page, name: string): Promise<void> {
  await console_.getByRole('button', { name: '传递设备投票' }).click();
  const device = console_.locator('dialog[open]');
  await device.getByRole('button', { name }).click();
  await noSeriousFinding(console_);
  await device.getByRole('button', { name: /领取选票/ }).click();
  await device.getByRole('button', { name: '赞成', exact: true }).click();
  await device.getByRole('button', { name: '投出选票' }).click();
  await device.getByRole('button', { name: /交给下一位/ }).click();
  await device.getByRole('button', { name: '结束传递' }).click();
}

async function paperFor(console_: Page, name: string): Promise<void> {
  await console_.getByRole('button', { name: '发纸票' }).first().click();
  const handOut = console_.getByRole('dialog');
  await handOut.getByRole('combobox').click();
  await console_.locator('.ant-select-dropdown:visible').getByText(name).click();
  await handOut.getByRole('button', { name: '发纸票' }).click();
  await expect(handOut.getByText(name)).toBeHidden();
  await handOut
    .getByRole('button', { name: /^关\s?闭$/ })
    .last()
    .click();
}

async function closeBallot(console_: Page): Promise<void> {
  await console_.getByRole('button', { name: '结束并计票' }).click();
  const closing = console_.getByRole('dialog');
  await closing.getByLabel('收回').fill('1');
  await closing.getByLabel('赞成').fill('1');
  for (const name of tellers) await closing.getByText(`监票人${name}确认`).click();
  await closing.getByRole('button', { name: '结束并计票' }).click();
  await expect(closing).toBeHidden();
}

async function decided(console_: Page): Promise<void> {
  await console_.getByRole('button', { name: '作出结论' }).click();
  const dialog = console_.getByRole('dialog');
  await dialog.getByLabel(/做什么/).fill(promised);
  await dialog.getByLabel('承办部门').fill(measure.department);
  await dialog.getByLabel('责任人').fill(measure.responsible);
  await pickDay(dialog, '完成期限', measure.dueOn);
  await dialog.getByRole('button', { name: '确定' }).click();
  await expect(dialog).toBeHidden();
}

async function published(console_: Page): Promise<void> {
  await console_.getByRole('button', { name: '纪要定稿' }).click();
  await expect(console_.getByText('纪要已定稿').first()).toBeVisible();
  await console_.getByRole('menuitem', { name: '公示' }).click();
  await console_.getByRole('button', { name: '拟公示' }).click();
  const dialog = console_.getByRole('dialog');
  await dialog.getByRole('combobox').click();
  await console_
    .locator('.ant-select-dropdown:visible')
    .getByText(/10月协商会议/)
    .click();
  await dialog.getByRole('button', { name: '生成草稿' }).click();
  await console_.getByRole('button', { name: '发布', exact: true }).click();
  await console_.locator('.ant-modal-confirm').getByRole('button', { name: '发布' }).click();
  await expect(console_.getByText(/接受异议至/).first()).toBeVisible();
}

test('a monthly meeting of 36 by phone, from the QR code to the published result, with a phone lost and the PC killed', async ({
  app,
  browser,
}) => {
  // Under 150 seconds on two cores of its own; several times that where others have them too.
  test.setTimeout(480_000);
  const console_ = app.page;
  const { sessionId, codes, chair: before } = await convened(app, 26_000 + (process.pid % 2000));
  let chair = before;
  const named = (index: number): string => pick(codes, index).name;
  const picture = async (page: Page, name: string): Promise<void> => {
    await noSeriousFinding(page);
    await page.screenshot({ path: `test/.output/screenshots/meeting-${name}-zh-CN.png` });
  };
  await openConsole(console_, sessionId);
  const projector = await console_.context().newPage();
  await projector.setViewportSize({ width: 1920, height: 1080 });
  await projector.goto(`${new URL(console_.url()).origin}/screen.html#session`);
  await expect(projector.getByRole('img', { name: '手机签到' })).toBeVisible();

  const pages = await test.step('36 phones come in by their codes', async () =>
    inTurn(codes.slice(0, onPages), async (code, index) =>
      HallPage.scanned(browser, code, index === 2 || index === 3 ? 'en' : 'zh-CN'),
    ));
  const others = await inTurn(codes.slice(onPages), ({ address, ticket }) => entered(address, ticket));
  const phone = (index: number): HallPage => pick(pages, index);

  await test.step('everybody checks in', async () => {
    await phone(0).look('home-before');
    await Promise.all([
      inTurn(pages, (page) => page.checkIn()),
      inTurn(others, (one) => ask(one, 'session.checkInMyself', { sessionId })),
    ]);
    await expect(console_.getByText('职工代表 36 ÷ 到会协商人员 36 = 100%')).toBeVisible();
    await expect(projector.getByText('已签到 36 /')).toBeVisible();
    await picture(projector, 'projector-gate');
    const { participants } = await chair('session.get', { sessionId });
    for (const person of participants.filter(({ side }) => side === 'management')) {
      await console_.getByRole('button', { name: `${person.name} 未到`, exact: true }).click();
      await expect(console_.getByRole('button', { name: `${person.name} 到会`, exact: true })).toBeVisible();
    }
    await expect(console_.getByText('职工代表 36 ÷ 到会协商人员 40 = 90%')).toBeVisible();
    await console_.getByRole('button', { name: '宣布开会' }).click();
    await console_.getByRole('button', { name: new RegExp(issue) }).click();
    await expect(projector.getByRole('heading', { name: new RegExp(issue) })).toBeVisible();
    await expect(phone(2).page.getByText(phone(2).say('portal.nowDiscussed')).first()).toBeVisible();
    await phone(2).look('home-open');
  });

  await test.step('three ask to speak, the chair gives the floor', async () => {
    for (const index of [1, 2, 0]) await phone(index).askToSpeak();
    await expect(console_.getByText('等候发言 3 人')).toBeVisible();
    await phone(0).look('floor');
    await console_.getByRole('button', { name: `请${named(2)}发言` }).click();
    await expect(projector.locator('.screen-speaking')).toContainText(named(2));
    await expect(projector.getByRole('timer')).toHaveText(/^(?!0:0[01]$)\d+:\d\d$/);
    await expect(phone(2).page.locator('.speaking')).toContainText(phone(2).say('portal.you'));
    await expect(projector.locator('.screen-waiting li').first()).toContainText(named(1));
    await console_.getByRole('button', { name: '请下一位发言' }).click();
    await expect(projector.locator('.screen-speaking')).toContainText(named(1));
    await expect(projector.locator('.screen-waiting li').first()).toContainText(named(0));
  });

  await test.step('management answers, and it is read by phone', async () => {
    await console_.getByLabel('行政方答复', { exact: true }).fill('同意按岗位发放，窑尾、拣选同窑头，自十月起补足。');
    await console_.getByPlaceholder('答复人').fill('行政1');
    await console_
      .getByRole('button', { name: /^保\s?存$/ })
      .first()
      .click();
    await expect(projector.getByText('自十月起补足')).toBeVisible();
    const reader = phone(3);
    await reader.open('agenda');
    await reader.look('agenda');
    await reader.page.getByRole('link', { name: new RegExp(issue) }).tap();
    await expect(reader.page.getByText('自十月起补足')).toBeVisible();
    await reader.look('item');
    await picture(console_, 'console-open');
    await picture(projector, 'projector-item');
  });

  await test.step('a motion is put, co-signed and taken up', async () => {
    const [mover, seconder] = [phone(0), phone(1)];
    for (const one of [mover, seconder]) {
      await one.open('agenda');
      await one.page.getByRole('link', { name: one.say('portal.motions') }).tap();
    }
    await mover.tap('portal.putMotion');
    await mover.page.getByLabel(mover.say('portal.motionTitle')).fill('食堂夜餐供应到凌晨两点');
    await mover.look('motion-form');
    await mover.tap('portal.motionSend');
    await mover.sees('portal.motionOwn');
    await seconder.tap('portal.cosign');
    await expect(seconder.page.getByRole('button', { name: seconder.say('portal.cosigned') })).toBeDisabled();
    await seconder.look('motions');
    await console_.getByRole('button', { name: '列入议程' }).click();
    await console_
      .getByRole('dialog')
      .getByRole('button', { name: /^确\s?定$/ })
      .click();
    await mover.sees('portal.motionState.takenUp');
    await expect(projector.locator('.screen-agenda').getByText('食堂夜餐供应到凌晨两点')).toBeInViewport();
  });

  await openBallot(console_, tellers);
  const halves = await copyHalves(console_);
  const { agenda } = await chair('session.get', { sessionId });
  const item = agenda.find(({ title }) => title.includes(issue));
  const ballotId = item?.ballots[0]?.id;
  if (item === undefined || ballotId === undefined) throw new Error('no ballot was opened');
  await expect(projector.getByText('已投 0 / 36')).toBeVisible();
  await expect(projector.locator('.screen-speaking')).toBeHidden();
  const tracked = new Map<number, string>();

  await test.step('half of them vote; one loses the connection in the middle', async () => {
    await phone(0).open('vote');
    await expect(phone(0).page.locator('.question')).toBeVisible();
    await phone(0).look('vote');
    await phone(4).choose('for');
    await inTurn([0, 1, 2, 3, 5], async (index) => phone(index).choose(index === 1 ? 'abstain' : 'for'));
    await phone(3).look('vote-confirm');
    await phone(5).send();
    await phone(5).context.setOffline(true);
    await Promise.all([
      inTurn([0, 1, 2, 3], (index) => phone(index).send()),
      inTurn(others.slice(0, 13), (one, index) => voteByPhone(one, ballotId, index < 3 ? 'against' : 'for')),
    ]);
    await Promise.all([0, 1, 2, 3].map(async (index) => tracked.set(index, await phone(index).arrived())));
    await phone(0).look('vote-arrived');
    await phone(5).sees('portal.voteRetrying');
    await phone(5).look('vote-retrying');
    await phone(5).context.setOffline(false);
    tracked.set(5, await phone(5).arrived());
    await expect(projector.getByText('已投 18 / 36')).toBeVisible();
    await expect(console_.getByText('已发 18 张：手机 18，设备 0，纸票 0')).toBeVisible();
    await picture(projector, 'projector-voting');
  });

  const lostOne = phone(4);
  await test.step('a phone is lost before its vote was sent: the code is issued anew, the old one opens nothing', async () => {
    const kept = await lostOne.context.storageState();
    await lostOne.context.close();
    const { participants } = await chair('session.get', { sessionId });
    const owner = participants.find(({ name }) => name === lostOne.name);
    if (owner?.representativeId == null) throw new Error('whose phone is it?');
    const { tickets } = await chair('host.issueTickets', { representativeIds: [owner.representativeId] });
    const anew = { ...pick(codes, 4), ticket: pick(tickets, 0).ticket };
    await refusedTo(browser, anew, kept);
    pages[4] = await HallPage.scanned(browser, anew);
    await phone(4).sees('portal.here');
  });

  await test.step('the PC loses its power with a vote on its way, and everything goes on by itself', async () => {
    await phone(6).choose('for');
    await phone(6).send();
    await app.powerCut('2025-10-20T15:50:00+08:00', async () => {
      await phone(0).sees('portal.lost');
      await phone(0).look('lost');
      // A wall says so after 15 seconds without a reading.
      await expect(projector.getByRole('alert')).toBeVisible({ timeout: 40_000 });
    });
    await signIn(console_);
    chair = await deskCalls(console_);
    await openConsole(console_, sessionId);
    await expect(console_.getByRole('heading', { name: new RegExp(issue) })).toBeVisible();
    await expect(projector.getByRole('alert')).toBeHidden({ timeout: 40_000 });
    await expect(projector.locator('.screen-waiting li').first()).toContainText(named(0));
    tracked.set(6, await phone(6).arrived());
    await expect(projector.getByText('已投 19 / 36')).toBeVisible();
    await expect(console_.getByText('已发 19 张：手机 19，设备 0，纸票 0')).toBeVisible();
    await expect(phone(0).page.getByText(phone(0).say('portal.lost'))).toBeHidden({ timeout: 30_000 });
    await phone(0).sees('portal.voteArrived');
    await picture(console_, 'console-restarted');
    await console_.getByRole('button', { name: '输入开箱码' }).click();
    await console_.getByLabel('第一半').fill(halves.first);
    await console_.getByLabel('第二半').fill(halves.second);
    await console_
      .getByRole('dialog')
      .getByRole('button', { name: /^确\s?定$/ })
      .click();
    await expect(console_.getByRole('button', { name: '结束并计票' })).toBeVisible();
  });

  await test.step('the rest vote: by phone, at the desk, on paper', async () => {
    const rest = [4, 7];
    await Promise.all(rest.map((index) => phone(index).choose('for')));
    await Promise.all([
      ...rest.map((index) => phone(index).send()),
      inTurn(others.slice(13, 26), (one) => voteByPhone(one, ballotId, 'for')),
    ]);
    await voteAtDesk(console_, named(34));
    await paperFor(console_, named(35));
    for (const index of rest) tracked.set(index, await phone(index).arrived());
    await expect(projector.getByText('已投 36 / 36')).toBeVisible();
    await expect(console_.getByText('已发 36 张：手机 34，设备 1，纸票 1')).toBeVisible();
    await picture(console_, 'console-all-voted');
  });

  await test.step('two tellers close it, the sums hold, everybody finds the own vote', async () => {
    await closeBallot(console_);
    await expect(console_.getByText('收回：手机和设备 35 + 纸票 1 = 36。')).toBeVisible();
    await expect(projector.getByText('赞成 32 ÷ 全体代表 36 = 88.9%')).toBeVisible();
    await expect(projector.getByText('发出 36 ≥ 收回 36 = 有效 36 + 无效 0')).toBeVisible();
    await expect(projector.getByText('赞成 32 · 反对 3 · 弃权 1')).toBeVisible();
    const { published: list } = await chair('ballot.get', { ballotId });
    expect(list).toHaveLength(35);
    for (const code of tracked.values())
      expect(list.filter(({ trackingCode }) => trackingCode === code)).toHaveLength(1);
    expect(new Set(tracked.values()).size).toBe(onPages);
    await inTurn([0, 1, 2, 4, 5, 6], async (index) => {
      const one = phone(index);
      const choice = one.say(index === 1 ? 'portal.choice.abstain' : 'portal.choice.for');
      await one.open('vote');
      await one.sees('portal.voteFound', { code: tracked.get(index) ?? '', choice });
    });
    await phone(2).look('vote-found');
    await picture(projector, 'projector-result');
  });

  await test.step('decided with a measure, the session is closed', async () => {
    await decided(console_);
    await expect(projector.getByText(promised)).toBeInViewport({ ratio: 1 });
    await picture(console_, 'console-decided');
    await picture(projector, 'projector-decided');
    const open = (await chair('session.get', { sessionId })).agenda.filter(({ outcome }) => outcome === null);
    expect(open).toHaveLength(2);
    for (const { id: itemId, version } of open)
      await chair('session.decide', { itemId, version, outcome: 'postponed', note: '时间不够，下月例会先议' });
    await console_.getByRole('button', { name: '宣布闭会' }).click();
    await console_.locator('.ant-modal-confirm').getByRole('button', { name: '宣布闭会' }).click();
    await expect(console_.getByRole('tab', { name: '会议纪要' })).toBeVisible();
  });

  await test.step('it is rated by phone', async () => {
    const { roundId } = await chair('evaluation.open', { sessionId });
    await phone(0).open('meeting');
    await phone(0).tap('portal.rateNow');
    await phone(0).look('rate');
    await Promise.all([
      inTurn(pages, (page, index) => page.rate(index % 2 === 0 ? 5 : 4)),
      inTurn(others, (one) => ask(one, 'evaluation.rateMine', { roundId, session: 4, petitions: [] })),
    ]);
    const { roll, version } = await chair('evaluation.get', { sessionId });
    expect(roll.filter(({ rated }) => rated)).toHaveLength(people);
    expect((await chair('evaluation.close', { roundId, version })).sheets).toBe(people);
  });

  await test.step('the result is published and read on a phone of nobody', async () => {
    await published(console_);
    await picture(console_, 'console-published');
    const reader = await oldPhone(browser);
    const page = await reader.newPage();
    const { address, fingerprint } = pick(codes, 0);
    await page.goto(`${address}/#k=${fingerprint}`);
    await page.getByRole('link', { name: '看公示' }).tap();
    await page.getByRole('link', { name: /10月协商会议/ }).tap();
    await expect(page.getByText(/赞成 32/).first()).toBeVisible();
    await picture(page, 'phone-published');
    await reader.close();
  });

  expect(pages.flatMap(({ problems }) => problems)).toEqual([]);
  await chair('host.stop', {});
  await Promise.all(pages.map(({ context }) => context.close()));
});
