import { expect, type Page } from '@playwright/test';
import type { SessionId } from '../../shared/ids.ts';
import { test, type App } from '../support/app.ts';
import { deskCalls, type DeskCall } from '../support/desk-calls.ts';
import { ask, entered, signedVote, voteByPhone } from '../support/http-voter.ts';
import { choose, noSeriousFinding, openBallot, setUp, signIn } from '../support/pages.ts';
import type { Phone } from '../support/phone.ts';
import { measure, seat, type SessionDetail } from '../support/session.ts';
import { trackingCode } from '../support/ballot.ts';

test.use({ clock: '2025-10-20T15:30:00+08:00' });

interface Called {
  readonly chair: DeskCall;
  readonly sessionId: SessionId;
}

interface Meeting extends Called {
  readonly address: string;
  readonly phones: readonly Phone[];
  readonly names: readonly string[];
}

/** An urgent session of this day with nine representatives and two items; nobody has checked in yet. */
async function called(page: Page, dataDir: string): Promise<Called> {
  await setUp(page);
  const chair = await deskCalls(page);
  await seat({ dataDir }, 9);
  await chair('petition.register', {
    text: '调整高温津贴发放办法，涉及全体窑炉岗位职工',
    triage: { category: 'remuneration', class: 'consultation', urgent: true, major: true },
  });
  await chair('petition.register', {
    text: '三号宿舍热水器夜班后没有热水',
    triage: { category: 'living_conditions', class: 'consultation', urgent: true, major: false },
  });
  const { sessionId } = await chair('session.schedule', {
    kind: 'urgent',
    scheduledAt: '2025-10-20T08:00:00.000Z',
    place: '职工之家',
  });
  return { chair, sessionId };
}

/** The same with phones served, one for each representative. */
async function convened(page: Page, dataDir: string, port: number): Promise<Meeting> {
  const { chair, sessionId } = await called(page, dataDir);
  const { address } = await chair('host.start', { address: '127.0.0.1', port, keepOn: true });
  const { tickets } = await chair('host.issueTickets', {});
  const phones = await Promise.all(tickets.map(({ ticket }) => entered(address, ticket)));
  return { chair, sessionId, address, phones, names: tickets.map(({ name }) => name) };
}

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`nothing at ${index}`);
  return found;
}

async function openConsole(page: Page, sessionId: SessionId): Promise<void> {
  await page.evaluate((id) => (window.location.hash = `#/sessions/${id}/console`), sessionId);
  await expect(page.getByText('开会条件')).toBeVisible();
}

/** The session is open with everybody here, every item has its answer, and the first is called up. */
async function opened(app: App): Promise<Called & { readonly items: SessionDetail['agenda'] }> {
  const { chair, sessionId } = await called(app.page, app.dataDir);
  const { participants, version, agenda } = await chair('session.get', { sessionId });
  await chair('session.checkIn', { participantIds: participants.map(({ id }) => id) });
  await chair('session.open', { sessionId, version });
  for (const { id: itemId, version: at } of agenda)
    await chair('session.recordAnswer', {
      itemId,
      version: at,
      answer: '同意研究，月底前给出方案',
      answeredBy: '行政1',
    });
  await openConsole(app.page, sessionId);
  return { chair, sessionId, items: agenda };
}

async function projectorOf(page: Page): Promise<Page> {
  const projector = await page.context().newPage();
  await projector.setViewportSize({ width: 1920, height: 1080 });
  await projector.goto(`${new URL(page.url()).origin}/screen.html#session`);
  return projector;
}

async function look(projector: Page, name: string): Promise<void> {
  await projector.waitForTimeout(300);
  await projector.screenshot({ path: `test/.output/screenshots/projector-${name}.png` });
}

test('console and projector live with phones, from checking in to the result, with the PC restarted in between', async ({
  app,
}) => {
  test.setTimeout(240_000);
  const meeting = await convened(app.page, app.dataDir, 24_000 + (process.pid % 2000));
  const { sessionId, phones, names } = meeting;
  let { chair } = meeting;
  let console_ = app.page;
  await openConsole(console_, sessionId);
  let projector = await projectorOf(console_);

  // Checking in: the code is on the projector, and both count at once whoever taps.
  await expect(projector.getByRole('img', { name: '手机签到' })).toBeVisible();
  for (const phone of phones.slice(0, 7)) await ask(phone, 'session.checkInMyself', { sessionId });
  await expect(projector.getByText('已签到 7 /')).toBeVisible();
  await expect(console_.getByText('到会 7 人')).toBeVisible();
  await look(projector, 'join');
  const { participants } = await chair('session.get', { sessionId });
  const head = participants.find((person) => person.isHeadOfManagement);
  const late = participants.filter((person) => person.side === 'worker' && !person.present);
  await console_.getByRole('button', { name: `${head?.name ?? ''} 未到`, exact: true }).click();
  for (const person of late.slice(0, 1))
    await console_.getByRole('button', { name: `${person.name} 未到`, exact: true }).click();
  await console_.getByRole('button', { name: '宣布开会' }).click();
  await expect(projector.getByRole('heading', { name: /高温津贴/ })).toBeVisible();
  await expect(console_.getByText(/手机：正在服务/)).toBeVisible();
  await expect(console_.getByText('还有 2 个议题没有结论，暂不能闭会')).toBeVisible();
  await expect(console_.getByRole('combobox', { name: '入场码：发给没带二维码的代表' })).toBeVisible();

  // The floor: asked for by phone and by a raised hand, given at the console, shown on the projector.
  await ask(pick(phones, 0), 'speech.ask', { sessionId });
  await ask(pick(phones, 1), 'speech.ask', { sessionId });
  await expect(console_.getByText('等候发言 2 人')).toBeVisible();
  await console_.getByRole('combobox', { name: '登记举手的人' }).click();
  await console_
    .locator('.ant-select-dropdown:visible')
    .getByText(`${head?.name ?? ''} · 行政方`)
    .click();
  await expect(console_.getByText('等候发言 3 人')).toBeVisible();
  await console_.getByRole('button', { name: `请${pick(names, 0)}发言` }).click();
  await expect(projector.locator('.screen-speaking')).toContainText(pick(names, 0));
  await expect(projector.locator('.screen-waiting li').first()).toContainText(pick(names, 1));
  await expect(projector.getByRole('timer')).toHaveText(/^(?!0:0[01]$)\d+:\d\d$/);
  await console_.getByRole('button', { name: '请下一位发言' }).click();
  await expect(projector.locator('.screen-speaking')).toContainText(pick(names, 1));

  // A draft is not lost when something else changes the page.
  await console_.getByLabel('行政方答复', { exact: true }).fill('同意自十月起按岗位发放，月底前给出细则。');
  await ask(pick(phones, 2), 'speech.ask', { sessionId });
  await expect(console_.getByText('等候发言 2 人')).toBeVisible();
  await expect(console_.getByLabel('行政方答复', { exact: true })).toHaveValue(/按岗位发放/);
  await console_.getByPlaceholder('答复人').fill(head?.name ?? '');
  await console_
    .getByRole('button', { name: /^保\s?存$/ })
    .first()
    .click();
  await expect(projector.getByText('同意自十月起按岗位发放')).toBeVisible();

  // Nor when another item is called up, or the page locks itself while everybody talks.
  const discussion = '一线代表：窑尾、拣选岗位标准偏低';
  await console_.getByLabel('讨论要点', { exact: true }).fill(discussion);
  await expect(console_.getByText('有未保存的内容')).toBeVisible();
  await console_.getByRole('button', { name: /宿舍热水器/ }).click();
  await expect(console_.getByRole('heading', { name: /宿舍热水器/ })).toBeVisible();
  await expect(console_.getByLabel('讨论要点', { exact: true })).toHaveValue('');
  await console_.getByRole('button', { name: /高温津贴/ }).click();
  await expect(console_.getByLabel('讨论要点', { exact: true })).toHaveValue(discussion);
  await console_.getByRole('button', { name: /主席$/ }).click();
  await console_.getByRole('menuitem', { name: '锁定' }).click();
  await signIn(console_);
  await openConsole(console_, sessionId);
  await expect(console_.getByLabel('讨论要点', { exact: true })).toHaveValue(discussion);

  // Nor when the power goes while the chair is typing.
  const typed = `${discussion}，要求按岗位分档`;
  await console_.getByLabel('讨论要点', { exact: true }).fill(typed);
  await expect(console_.getByText('草稿已自动保存').filter({ visible: true })).toBeVisible();
  await app.picture('console-draft');
  await app.powerCut('2025-10-20T15:40:00+08:00');
  await signIn(console_);
  chair = await deskCalls(console_);
  await openConsole(console_, sessionId);
  await expect(console_.getByLabel('讨论要点', { exact: true })).toHaveValue(typed);
  await expect(console_.getByText('有未保存的内容')).toBeVisible();
  await console_.getByLabel('讨论要点', { exact: true }).fill(discussion);
  // Whoever was interrupted has the floor back with one tap.
  await console_.getByRole('button', { name: `请${pick(names, 1)}发言` }).click();
  await expect(projector.locator('.screen-speaking')).toContainText(pick(names, 1));
  await noSeriousFinding(console_);
  await noSeriousFinding(projector);
  await app.picture('console-live');
  await look(projector, 'item');

  // The ballot: phones, the desk and paper, in one count.
  const { agenda } = await chair('session.get', { sessionId });
  const tellers: [string, string] = ['区石泉', '黄晓彤'];
  const { ballotId, openingCode } = await chair('ballot.open', {
    itemId: pick(agenda, 0).id,
    kind: 'secret',
    passRule: 'congress',
    question: '是否同意高温津贴发放办法',
    tellers,
  });
  await expect(projector.getByText('已投 0 / 8')).toBeVisible();
  // Nobody talks while it is open; who waits keeps the place.
  await expect(projector.locator('.screen-speaking')).toBeHidden();
  await expect(console_.getByText('现在无人发言。')).toBeVisible();
  for (const phone of phones.slice(0, 4)) await voteByPhone(phone, ballotId, 'for');
  // Whoever closes while a vote is on its way has to wait for it.
  const cast = await signedVote(pick(phones, 4), ballotId, 'against');
  await console_.getByRole('button', { name: '结束并计票' }).click();
  const tooSoon = console_.getByRole('dialog');
  await expect(tooSoon.getByText(/1 部手机的选票正在路上/)).toBeVisible();
  for (const name of tellers) await tooSoon.getByText(`监票人${name}确认`).click();
  await expect(tooSoon.getByRole('button', { name: '结束并计票' })).toBeDisabled();
  await cast();
  await expect(tooSoon.getByRole('button', { name: '结束并计票' })).toBeEnabled();
  await tooSoon.getByRole('button', { name: /取\s?消/ }).click();
  const { roll } = await chair('ballot.get', { ballotId });
  const waiting = roll.filter((line) => line.present && !line.voted);
  expect(waiting).toHaveLength(3);
  const { slip } = await chair('ballot.issueSlip', { ballotId, representativeId: pick(waiting, 0).representativeId });
  await chair('ballot.cast', { ballotId, slip, trackingCode: trackingCode(), choice: 'for' });
  await console_.getByRole('button', { name: '发纸票' }).first().click();
  const handOut = console_.getByRole('dialog');
  for (const line of waiting.slice(1)) {
    await handOut.getByRole('combobox').click();
    await console_.locator('.ant-select-dropdown:visible').getByText(line.name).click();
    await handOut.getByRole('button', { name: '发纸票' }).click();
    await expect(handOut.getByText(line.name)).toBeHidden();
  }
  await handOut
    .getByRole('button', { name: /^关\s?闭$/ })
    .last()
    .click();
  await expect(console_.getByText('已发 8 张：手机 5，设备 1，纸票 2')).toBeVisible();
  await expect(projector.getByText('已投 8 / 8')).toBeVisible();
  await expect(projector.getByText(/赞成/)).toBeHidden();
  await look(projector, 'ballot');

  // The PC goes down and comes back: everything stands where it stood, and phones go on by themselves.
  await projector.close();
  await app.restart('2025-10-20T15:50:00+08:00');
  console_ = app.page;
  await signIn(console_);
  chair = await deskCalls(console_);
  await openConsole(console_, sessionId);
  projector = await projectorOf(console_);
  await expect(projector.locator('.screen-waiting li').first()).toContainText(head?.name ?? '');
  await expect(projector.getByText('已投 8 / 8')).toBeVisible();
  await expect(console_.getByText('已发 8 张：手机 5，设备 1，纸票 2')).toBeVisible();
  await ask(pick(phones, 5), 'speech.ask', { sessionId });
  await expect(console_.getByText('等候发言 3 人')).toBeVisible();

  const { first = '', second = '' } = openingCode ?? {};
  await chair('ballot.unlock', { ballotId, first, second });
  await console_.getByRole('button', { name: '结束并计票' }).click();
  const closing = console_.getByRole('dialog');
  for (const name of tellers) await closing.getByText(`监票人${name}确认`).click();
  const close = closing.getByRole('button', { name: '结束并计票' });
  await closing.getByLabel('收回').fill('2');
  await expect(close).toBeDisabled();
  await closing.getByLabel('赞成').fill('1');
  await closing.getByLabel('弃权').fill('1');
  await app.picture('ballot-closing');
  await close.click();
  await expect(console_.getByText('收回：手机和设备 6 + 纸票 2 = 8。')).toBeVisible();
  await expect(projector.getByText('赞成 6 ÷ 全体代表 9 = 66.7%')).toBeVisible();
  await expect(projector.getByText('发出 8 ≥ 收回 8 = 有效 8 + 无效 0')).toBeVisible();

  // An item that was passed still needs its answer, and says so.
  const answer = console_.getByLabel('行政方答复', { exact: true });
  await answer.fill('');
  await console_.getByRole('button', { name: '作出结论' }).click();
  await expect(console_.getByRole('dialog').getByText('行政方尚未答复该议题')).toBeVisible();
  await console_.keyboard.press('Escape');
  await answer.fill('同意自十月起按岗位发放。');

  // What is being decided is not lost while the meeting goes on around it.
  await console_.getByLabel('讨论要点', { exact: true }).fill(discussion);
  await console_.getByRole('button', { name: '作出结论' }).click();
  const deciding = console_.getByRole('dialog');
  await deciding.getByLabel(/做什么/).fill(measure.what);
  await ask(pick(phones, 6), 'speech.ask', { sessionId });
  await expect(projector.getByText(/另有|接着发言/).first()).toBeVisible();
  await expect(deciding.getByLabel(/做什么/)).toHaveValue(measure.what);
  await console_.keyboard.press('Escape');
  await look(projector, 'result');
  expect(pick((await chair('session.get', { sessionId })).agenda, 0).discussion, 'saved before concluding').toBe(
    discussion,
  );
  await console_.getByRole('button', { name: '作出结论' }).click();
  await expect(deciding.getByLabel(/做什么/), 'half a measure is kept').toHaveValue(measure.what);
  await console_.keyboard.press('Escape');
  await expect(console_.getByText('草稿已自动保存').filter({ visible: true })).toBeVisible();
  await console_.reload();
  await signIn(console_);
  await openConsole(console_, sessionId);
  await console_.getByRole('button', { name: '作出结论' }).click();
  await expect(deciding.getByLabel(/做什么/), 'half a measure is kept over a reload').toHaveValue(measure.what);
  await console_.keyboard.press('Escape');

  // By hand: one thing over the whole wall, and back.
  for (const [name, shown] of [
    ['发言次序', '接着发言'],
    ['发言时间', '其他职工代表'],
    ['票决结果', '66.7%'],
    ['签到二维码', '已签到'],
  ] as const) {
    await console_.getByRole('combobox', { name: '投影显示' }).click();
    await console_.locator('.ant-select-dropdown:visible').getByText(name, { exact: true }).click();
    await expect(projector.getByText(shown).first()).toBeVisible();
    // A clock that runs is not read out each second.
    await expect(projector.locator('[aria-live="polite"] [role="timer"]')).toHaveCount(0);
    await look(projector, `steered-${shown}`);
    await noSeriousFinding(projector);
  }
  await chair('session.steerScreen', { sessionId, view: 'blank' });
  await expect(projector.locator('.screen-blank')).toBeVisible();
  await chair('session.steerScreen', { sessionId, view: null });
  await expect(projector.getByRole('heading', { name: /高温津贴/ })).toBeVisible();
  await chair('host.stop', {});
});

test('an item goes where its own outcome sends it, whatever was chosen for another outcome before', async ({ app }) => {
  const { chair, items } = await opened(app);
  const { page } = app;
  const dialog = page.getByRole('dialog');
  const target = dialog.locator('.ant-form-item', { hasText: '交由' });
  const endOf = async (title: RegExp) => {
    const petition = items.find((item) => title.test(item.title))?.petition;
    if (petition == null) throw new Error(`no item ${title.source}`);
    return chair('petition.get', { petitionId: petition.id });
  };
  const conclude = async (title: RegExp): Promise<void> => {
    await page.getByRole('button', { name: title }).click();
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await page.getByRole('button', { name: '作出结论' }).click();
  };
  const confirm = async (): Promise<void> => {
    await dialog.getByRole('button', { name: /确\s?定/ }).click();
    await expect(dialog).toBeHidden();
  };

  // What was emptied is taken back, and not carried into the record by the conclusion.
  const answer = page.getByLabel('行政方答复', { exact: true });
  await page.getByRole('button', { name: /宿舍热水器/ }).click();
  await expect(answer).toHaveValue(/同意研究/);
  await answer.fill('');
  await page.getByRole('button', { name: '作出结论' }).click();
  await expect(dialog.getByText('行政方尚未答复该议题')).toBeVisible();
  await expect(dialog.getByRole('radio', { name: '达成一致', exact: true })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(page.getByPlaceholder('答复人')).toHaveValue('');
  await page.getByPlaceholder('答复人').fill('行政2');
  await expect(page.getByText(/只填了答复人/)).toBeVisible();
  await expect(page.getByRole('button', { name: '作出结论' })).toBeDisabled();
  await app.picture('console-giver-alone');
  await answer.fill('同意月底前修好。');

  // What a measure lacks is said in words.
  await conclude(/宿舍热水器/);
  await dialog.getByRole('button', { name: /确\s?定/ }).click();
  await expect(dialog.getByText('请输入承办部门')).toBeVisible();
  await expect(dialog.getByText('请输入完成期限')).toBeVisible();
  await app.picture('console-conclude-lacks');
  await dialog.getByRole('radio', { name: '未达成一致' }).check();
  await expect(target).toContainText('下次会议再议');
  await dialog.getByRole('radio', { name: '上报' }).check();
  await expect(target).toContainText('上级工会');
  await choose(dialog, '交由', '职工代表大会');
  await dialog.getByLabel('原因').fill('超出本企业权限');
  await app.picture('console-escalate');
  await confirm();
  const escalated = await endOf(/宿舍热水器/);
  expect(escalated.escalatedTo).toBe('workers_congress');

  await conclude(/高温津贴/);
  await dialog.getByRole('radio', { name: '上报' }).check();
  await choose(dialog, '交由', '集体协商');
  await dialog.getByRole('radio', { name: '未达成一致' }).check();
  await expect(target).toContainText('下次会议再议');
  await dialog.getByLabel('原因').fill('标准仍有分歧');
  await confirm();
  const again = await endOf(/高温津贴/);
  expect(again.escalatedTo).toBeNull();
  expect(again.state).toBe('queued');
});

test('each half of an opening code stays until its holder has copied it', async ({ app }) => {
  const { chair, sessionId, items } = await opened(app);
  const { page } = app;
  await page.getByRole('button', { name: /高温津贴/ }).click();
  await openBallot(page, ['区石泉', '黄晓彤']);
  await app.picture('opening-code');
  const half = page.getByRole('dialog').locator('[style*=monospace]');
  const first = await half.innerText();

  // An officer at another page calls up another item, and the menu leads to another place.
  await chair('session.setCurrentItem', { sessionId, itemId: pick(items, 1).id });
  await expect(page.locator('h2', { hasText: '宿舍热水器' })).toBeVisible();
  await expect(half).toHaveText(first);
  await page.evaluate(() => (window.location.hash = '#/petitions'));
  await expect(page.locator('h1', { hasText: '诉求' })).toBeVisible();
  await expect(half).toHaveText(first);
  await openConsole(page, sessionId);

  // The page locks itself while the holders change seats: whoever signs in again sees neither half before it is asked for.
  await page.clock.install();
  await page.getByRole('checkbox', { name: /已抄好/ }).check();
  await page.getByRole('button', { name: '收起这一半' }).click();
  await page.getByRole('button', { name: '显示另一半' }).click();
  const second = await half.innerText();
  await page.clock.fastForward('16:00');
  await signIn(page);
  await expect(page.getByText('这一半已收起。')).toBeVisible();
  await expect(half).toHaveCount(0);
  await page.getByRole('button', { name: '显示另一半' }).click();
  await expect(half).toHaveText(second);
  await page.getByRole('checkbox', { name: /已抄好/ }).check();
  await page.getByRole('button', { name: '两人都已抄好' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
});
