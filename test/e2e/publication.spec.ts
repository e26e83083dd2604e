import { expect, type Page } from '@playwright/test';
import { test } from '../support/app.ts';
import { deskCalls } from '../support/desk-calls.ts';
import { goTo, noSeriousFinding, setUp, signIn } from '../support/pages.ts';
import { asOldAsChrome87 } from '../support/phone-page.ts';

// Monday: five working days end on Monday 20 October.
test.use({ clock: '2025-10-13T09:00:00+08:00' });

async function newNotice(page: Page, title: string, content: string): Promise<void> {
  await goTo(page, '公示');
  await page.getByRole('button', { name: '拟公示' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('通知', { exact: true }).click();
  await dialog.getByLabel('标题').fill(title);
  await dialog.getByLabel('内容').fill(content);
  await dialog.getByRole('button', { name: '生成草稿' }).click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
}

async function release(page: Page): Promise<void> {
  await page.getByRole('button', { name: '发布', exact: true }).click();
  const asked = page.locator('.ant-modal-confirm');
  await expect(asked.getByText('公示期至 2025年10月20日(周一)。')).toBeVisible();
  await asked.getByRole('button', { name: '发布' }).click();
  await expect(page.getByText('接受异议至 2025年10月20日(周一)').first()).toBeVisible();
}

test('drafts a notice, warns of a number in it, releases it, and answers an objection to it', async ({ app }) => {
  const { page } = app;
  await setUp(page);
  await goTo(page, '公示');
  await expect(page.getByText('公示栏还是空的')).toBeVisible();
  await expect(page.getByText('没有超期事项')).toBeVisible();
  await app.picture('board-empty');
  await noSeriousFinding(page);

  await newNotice(page, '关于饭堂招标的通知', '下周起重新招标，报名打13800138000。');
  await expect(page.getByText(/手机号 13800138000/)).toBeVisible();
  await page.getByRole('button', { name: '修改草稿' }).click();
  await page.getByLabel('内容').fill('下周起重新招标，请到工会办公室报名。');
  // The sheet beside follows what is typed, and the warning goes with the number.
  await expect(page.getByRole('article').getByText('请到工会办公室报名')).toBeVisible();
  await expect(page.getByText(/手机号/)).toBeHidden();
  await app.picture('notice-edit');
  await noSeriousFinding(page);
  await page.getByRole('button', { name: '保存草稿' }).click();

  await release(page);
  await expect(page.getByText(/共商指纹（第 \d+ 号记录）/)).toBeVisible();
  await expect(page.getByRole('article').getByText(/GSFP-[0-9A-F]{22}/)).toBeVisible();
  await expect(page.getByRole('button', { name: '修改草稿' })).toBeHidden();
  await page.getByRole('button', { name: '登记异议' }).click();
  await page.getByLabel('异议内容').fill('夜班没有看到通知');
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await expect(page.getByText('待答复')).toBeVisible();
  await page.getByRole('button', { name: '答复异议' }).click();
  await page.getByRole('dialog').getByLabel('答复').fill('已补贴到夜班休息室');
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await expect(page.getByText('已补贴到夜班休息室')).toBeVisible();
  await expect(page.getByText('待答复')).toBeHidden();
  await app.picture('notice-answered');
  await noSeriousFinding(page);
});

test('replaces and withdraws in sight of everybody, and prints on A4', async ({ app }) => {
  const { page } = app;
  await setUp(page);
  await newNotice(page, '关于班车时间的通知', '班车七点发车。');
  await release(page);
  await page.getByRole('button', { name: '用新的替换' }).click();
  await expect(page.getByText('替换 G2025-001')).toBeVisible();
  await release(page);
  await page.getByRole('link', { name: '替换 G2025-001' }).click();
  await expect(page.getByText('已被 G2025-002 替换')).toBeVisible();
  await page.getByRole('link', { name: /G2025-002/ }).click();
  await page.getByRole('button', { name: '撤回' }).click();
  await page.getByLabel('撤回原因').fill('时间有误');
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
  await expect(page.getByText('已撤回：时间有误')).toBeVisible();
  await app.picture('notice-withdrawn');

  // On paper there is the sheet with its mark and its posting log, in the page's width, and nothing of the frame.
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation')).toBeHidden();
  await expect(page.getByRole('article').getByText('见证人（两名）')).toBeVisible();
  await expect(page.getByRole('article').getByText('已撤回')).toBeVisible();
  const width = await page.getByRole('article').evaluate((sheet) => sheet.getBoundingClientRect().width);
  expect(width).toBeGreaterThan(1200);
  await page.emulateMedia({ media: 'screen' });

  await page.getByRole('button', { name: '公示栏' }).click();
  await expect(page.getByRole('row', { name: /G2025-002 .*已撤回/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /G2025-001 .*已被替换/ })).toBeVisible();
});

test('turns the wall by itself: a notice in its period, and what is late without anybody releasing it', async ({
  app,
}) => {
  const { page } = app;
  await setUp(page);
  await page.keyboard.press('F2');
  await page.getByLabel('诉求内容').fill('三楼洗手台水龙头关不紧，日夜滴水，报修一个星期没人来');
  await expect(page.getByRole('dialog').getByText('工作与生活条件').first()).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.ant-modal-confirm-title', { hasText: '已登记 2025-0001' })).toBeVisible();
  await app.restart('2025-10-20T09:00:00+08:00');
  await signIn(app.page);
  await newNotice(app.page, '关于饭堂招标的通知', '下周起重新招标。');
  await app.page.getByRole('button', { name: '发布', exact: true }).click();
  await app.page.locator('.ant-modal-confirm').getByRole('button', { name: '发布' }).click();
  await expect(app.page.getByText('公示中')).toBeVisible();
  await goTo(app.page, '公示');
  await expect(app.page.getByText('超期自动公示：1 项')).toBeVisible();

  const opened = app.page.context().waitForEvent('page');
  await app.page.getByRole('button', { name: '打开大屏' }).click();
  const wall = await opened;
  await wall.setViewportSize({ width: 1366, height: 768 });
  await expect(wall.getByRole('heading', { name: '下一次会议尚未安排' })).toBeVisible();
  await wall.keyboard.press('ArrowRight');
  await expect(wall.getByRole('heading', { name: '关于饭堂招标的通知' })).toBeVisible();
  await wall.keyboard.press('ArrowRight');
  await expect(wall.getByRole('heading', { name: '已超期 1 项' })).toBeVisible();
  await expect(wall.getByText(/超期 \d+ 个工作日/)).toBeVisible();
  await noSeriousFinding(wall);
  // Nothing lies outside a screen that nobody can scroll, and what is to be read from five metres is large.
  for (const viewport of [
    { width: 1366, height: 768 },
    { width: 1920, height: 1080 },
  ]) {
    await wall.setViewportSize(viewport);
    const { overflows, smallest } = await wall.evaluate(() => ({
      overflows: document.documentElement.scrollHeight > window.innerHeight,
      smallest: Math.min(
        ...[
          ...document.querySelectorAll(
            '.wall-what, .wall-beside, .wall-when, .wall-slide h2 span, .screen-head *, .screen-foot span',
          ),
        ].map((element) => Number.parseFloat(getComputedStyle(element).fontSize)),
      ),
    }));
    expect(overflows).toBe(false);
    expect(smallest / viewport.height).toBeGreaterThan(0.034);
  }
  // The space bar lets it go on; it turns without being touched.
  await wall.keyboard.press(' ');
  await wall.keyboard.press(' ');
  // Over the figures, to the beginning of the round.
  await expect(wall.getByRole('heading', { name: '下一次会议尚未安排' })).toBeVisible({ timeout: 45_000 });
});

test('says on a television in the network since when it has lost touch, and goes on by itself', async ({ app }) => {
  await setUp(app.page);
  const chair = await deskCalls(app.page);
  const port = 26_000 + (process.pid % 2000);
  const { address } = await chair('host.start', { address: '127.0.0.1', port, keepOn: true });
  const wall = await app.page.context().newPage();
  await wall.addInitScript(asOldAsChrome87);
  await wall.goto(`${address}/wall`);
  await expect(wall.getByRole('heading', { name: '下一次会议尚未安排' })).toBeVisible();
  // Read again and again: what is fresh stays without the notice.
  await wall.waitForTimeout(16_000);
  await expect(wall.getByRole('alert')).toHaveCount(0);

  await chair('host.stop', {});
  await expect(wall.getByRole('alert')).toContainText(/画面停在 2025\/10\/13 09:0\d/, { timeout: 30_000 });
  await wall.screenshot({ path: 'test/.output/screenshots/wall-stale.png' });
  await noSeriousFinding(wall);
  await chair('host.start', { address: '127.0.0.1', port, keepOn: true });
  await expect(wall.getByRole('alert')).toHaveCount(0);
  await chair('host.stop', {});
});

test('says so as well where the picture alone cannot be read while the program answers', async ({ app }) => {
  await setUp(app.page);
  const wall = await app.page.context().newPage();
  await wall.goto(`${new URL(app.page.url()).origin}/screen.html#wall`);
  await expect(wall.getByRole('heading', { name: '下一次会议尚未安排' })).toBeVisible();
  const refused = { ok: false, error: { code: 'INTERNAL', details: { id: '-' } } };
  await wall.route('**/api/call', (route) =>
    (route.request().postData() ?? '').includes('board.wall') ? route.fulfill({ json: refused }) : route.fallback(),
  );
  await expect(wall.getByRole('alert')).toContainText('画面停在', { timeout: 30_000 });
  await wall.unroute('**/api/call');
  await expect(wall.getByRole('alert')).toHaveCount(0);
});
