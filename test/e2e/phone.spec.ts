import path from 'node:path';
import { expect, type Page, type Request } from '@playwright/test';
import { test } from '../support/app.ts';
import { setUp } from '../support/pages.ts';
import { chairOf, look, oldPhone } from '../support/phone-page.ts';
import { box, m4a } from '../support/recordings.ts';

test.use({ clock: '2025-10-13T09:00:00+08:00' });

const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** How many bytes a page has got over the air since this was called, heads included. */
function bytesLoaded(page: Page): () => Promise<number> {
  const finished: Request[] = [];
  page.on('requestfinished', (request) => finished.push(request));
  return async () => {
    const sizes = await Promise.all(finished.map((request) => request.sizes()));
    return sizes.reduce(
      (sum, { responseHeadersSize, responseBodySize }) => sum + responseHeadersSize + responseBodySize,
      0,
    );
  };
}

test('a worker hands in, loses the Wi-Fi, follows it by the code, writes and rates; reads the board', async ({
  app,
  browser,
}) => {
  test.setTimeout(240_000);
  await setUp(app.page);
  const chair = await chairOf(app.page);
  const port = 22_000 + (process.pid % 2000);
  const { address } = await chair<{ address: string }>('host.start', { address: '127.0.0.1', port });
  const { fingerprint } = await chair<{ fingerprint: string }>('host.status', {});
  const triage = { category: 'safety_health', class: 'immediate', urgent: false, major: false };
  await chair('petition.register', {
    text: '二号车间吊扇坏了三台，太热',
    triage,
    receivedAt: '2025-09-08T01:00:00.000Z',
  });
  const texts = { basis: '', procedure: '', result: '' };
  const { publicationId } = await chair<{ publicationId: string }>('publication.draft', {
    kind: 'notice',
    title: '关于十月例会的通知',
    content: '十月二十日下午四点在职工之家召开例会，请各选区代表提前收集意见。',
    ...texts,
  });
  const { version } = await chair<{ version: number }>('publication.get', { publicationId });
  await chair('publication.release', { publicationId, version });

  const context = await oldPhone(browser);
  const phone = await context.newPage();
  const problems: string[] = [];
  phone.on('pageerror', (error) => problems.push(error.message));

  const loaded = bytesLoaded(phone);
  await phone.goto(`${address}/`);
  await expect(phone.getByText('请扫工会张贴的二维码打开本页')).toBeVisible();
  const first = await loaded();
  expect(first).toBeGreaterThan(50 * 1024);
  expect(first, 'the first load over the air').toBeLessThan(150 * 1024);
  await phone.reload();
  await expect(phone.getByText('请扫工会张贴的二维码打开本页')).toBeVisible();
  expect((await loaded()) - first, 'the next one').toBeLessThan(10 * 1024);
  await look(phone, 'no-code');
  await phone.goto(`${address}/#k=${fingerprint}`);
  await phone.reload();
  await expect(phone.getByText('请扫工会张贴的二维码打开本页')).toBeHidden();
  await look(phone, 'hand-in-empty');

  await phone.getByLabel('您想反映什么？').fill('二号车间吊扇坏了，太热了，干活满头大汗，希望这周能修好');
  await expect(phone.getByText('已有人提过类似的')).toBeVisible();
  await look(phone, 'similar-offered');
  await phone.getByRole('button', { name: '我也支持（附议）' }).click();
  await expect(phone.getByRole('heading', { name: '已附议，不用再提交。' })).toBeFocused();
  await expect(phone.getByRole('button', { name: '提交' })).toBeHidden();
  await look(phone, 'cosigned');
  await phone.getByRole('button', { name: '我还有别的情况，继续写' }).click();
  await expect(phone.getByRole('button', { name: '已附议' })).toBeDisabled();
  const heic = box('ftyp', 'heic\0\0\0\0mif1');
  await phone.getByLabel('拍照或选照片').setInputFiles([
    { name: '吊扇.png', mimeType: 'image/png', buffer: dot },
    { name: 'IMG_2041.heic', mimeType: 'image/heic', buffer: heic },
  ]);
  await expect(phone.getByText('“IMG_2041.heic”：这张照片的格式打不开，请用手机截图后再选。')).toBeVisible();
  await expect(phone.getByText('吊扇.jpg')).toBeVisible();
  await look(phone, 'file-refused');
  // As the recorder of Android makes it: sound in a file that says film. A voice is sealed by itself.
  const recording = m4a('HUAWEI', 'soun', 0, 'mp42');
  await phone.getByLabel('选录音').setInputFiles({ name: '新录音 12.mp4', mimeType: 'video/mp4', buffer: recording });
  await expect(phone.getByText('新录音 12.mp4')).toBeVisible();
  await expect(phone.getByRole('checkbox', { checked: true })).toHaveCount(1);
  await phone.getByRole('button', { name: '留下姓名' }).click();
  await phone.getByRole('button', { name: '提交' }).click();
  await expect(phone.getByText('请填写姓名，或者改选“匿名”。')).toBeVisible();
  await expect(phone.getByLabel('姓名', { exact: true })).toBeFocused();
  await expect(phone.getByLabel('姓名', { exact: true })).toHaveAccessibleDescription(/请填写姓名/);
  await look(phone, 'name-missing');
  await phone.getByLabel('姓名', { exact: true }).fill('区志强');
  await look(phone, 'hand-in-filled');
  await phone.getByRole('button', { name: '匿名', exact: true }).click();

  // What was written is there again after the page was closed.
  await phone.reload();
  await expect(phone.getByLabel('您想反映什么？')).toHaveValue(/满头大汗/);
  await expect(phone.getByText('吊扇.jpg')).toBeVisible();
  await expect(phone.getByText('草稿已保存在这台手机上')).toBeVisible();

  await context.setOffline(true);
  await phone.getByRole('button', { name: '提交' }).click();
  await expect(phone.getByRole('heading', { name: '未发送' })).toBeFocused();
  await look(phone, 'not-sent');
  await phone.getByRole('button', { name: '返回修改' }).click();
  await expect(phone.getByLabel('您想反映什么？')).toHaveValue(/满头大汗/);
  await expect(phone.getByText('新录音 12.mp4')).toBeVisible();
  await phone.getByRole('button', { name: '提交' }).click();
  await expect(phone.getByRole('heading', { name: '未发送' })).toBeVisible();
  // The first attempt arrives after all, only its answer is lost: it is still one petition.
  let lost = 0;
  await phone.route('**/api/sealed', async (route) => {
    lost += 1;
    if (lost > 1) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await context.setOffline(false);
  await expect(phone.getByRole('heading', { name: '已登记' })).toBeFocused();
  expect(lost).toBeGreaterThan(1);
  const { total } = await chair<{ total: number }>('petition.counts', {});
  expect(total).toBe(2);
  await expect(phone.getByRole('img')).toBeVisible();
  await look(phone, 'receipt');
  const code = (await phone.locator('.receipt-code').textContent()) ?? '';
  expect(code).toMatch(/^[0-9A-Z-]{31}$/);
  await phone.getByRole('button', { name: '我已保存，完成' }).click();
  await expect(phone.getByText('查询码以后看不到了，确定已保存？')).toBeVisible();
  await look(phone, 'receipt-saved');
  await phone.getByRole('button', { name: '确定已保存' }).click();
  expect(await phone.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(code);

  await look(phone, 'progress-empty');
  await phone.getByLabel('查询码').fill('0000-0000-0000-0000-0000-0000-00');
  await phone.getByRole('button', { name: '查询' }).click();
  await expect(phone.getByText('没有查到')).toBeVisible();
  await look(phone, 'wrong-code');
  await phone.getByLabel('查询码').fill(code.toLowerCase());
  await phone.getByRole('button', { name: '查询' }).click();
  await expect(phone.getByRole('heading', { name: '2025-0002' })).toBeFocused();
  await phone.getByLabel('留言').fill('现在还是很热，什么时候能修？');
  await context.setOffline(true);
  await phone.getByRole('button', { name: '发送留言' }).click();
  await expect(phone.getByText('连上后再点一次')).toBeVisible();
  await look(phone, 'message-offline');
  await context.setOffline(false);
  // What was begun is still there after another page and a reload; the code is not, but for who types it.
  await phone.getByRole('link', { name: '看公示' }).click();
  await phone.reload();
  expect(await phone.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain(code);
  await phone.getByRole('link', { name: '查进展' }).click();
  await phone.getByLabel('查询码').fill(code);
  await phone.getByRole('button', { name: '查询' }).click();
  await expect(phone.getByLabel('留言')).toHaveValue('现在还是很热，什么时候能修？');
  await phone.getByRole('button', { name: '发送留言' }).click();
  await expect(phone.locator('.said.mine')).toContainText('什么时候能修');

  const { rows } = await chair<{ rows: { id: string; petitionNo: string }[] }>('petition.list', {});
  const petitionId = rows.find((row) => row.petitionNo === '2025-0002')?.id;
  await app.page.getByText('2025-0002').first().dblclick();
  await expect(app.page.getByText('待回复')).toBeVisible();
  await app.page.getByLabel(/给诉求人回复/).fill('设备部明天上午来修。');
  await app.page.getByRole('button', { name: /^发\s?送$/ }).click();
  await expect(app.page.getByText('待回复')).toBeHidden();
  await app.picture('petition-messages');
  // The page hears of it by itself.
  await expect(phone.getByText('设备部明天上午来修。')).toBeVisible();

  const before = await chair<{ version: number; sealedFiles: number; attachments: { name: string }[] }>(
    'petition.get',
    {
      petitionId,
    },
  );
  expect(before).toMatchObject({ sealedFiles: 1, attachments: [{ name: '照片1.jpg' }] });
  const a = await chair<{ version: number }>('petition.triage', {
    petitionId,
    version: before.version,
    decision: triage,
  });
  const b = await chair<{ version: number }>('petition.assign', {
    petitionId,
    version: a.version,
    department: '设备部',
  });
  const answer = '吊扇电机已下单，明天上午更换三台。';
  const c = await chair<{ version: number }>('petition.answer', { petitionId, version: b.version, answer });
  await chair('petition.reportDone', { petitionId, version: c.version, note: '三台已更换，现场试转正常。' });
  await expect(phone.getByText('三台已更换')).toBeVisible();
  await phone.getByRole('button', { name: '4 分' }).click();
  await look(phone, 'progress');
  await phone.getByRole('button', { name: '提交评价' }).click();
  await expect(phone.getByText('您的评价：4 分')).toBeVisible();
  await look(phone, 'rated');

  await phone.getByRole('link', { name: '看公示' }).click();
  await expect(phone.getByText('关于十月例会的通知')).toBeVisible();
  await expect(phone.getByText(/超期 \d+ 个工作日/)).toBeVisible();
  await look(phone, 'read');
  await phone.getByRole('link', { name: /关于十月例会的通知/ }).click();
  await expect(phone.getByText('请各选区代表提前收集意见')).toBeVisible();
  await look(phone, 'notice');
  await phone.getByRole('link', { name: '代表', exact: true }).click();
  await look(phone, 'representative');
  // A code of another PC, or a page from one that only pretends: nothing is sent.
  await phone.goto(`${address}/#k=AAAAAAAAAAAAAA&v=progress`);
  await phone.reload();
  await phone.getByLabel('查询码').fill(code);
  await phone.getByRole('button', { name: '查询' }).click();
  await expect(phone.getByText('没有发送任何内容')).toBeVisible();
  await look(phone, 'key-refused');
  expect(problems).toEqual([]);
  await app.page.goto(new URL('#/settings/host', app.page.url()).href);
  await app.page.getByRole('button', { name: /自\s?测/ }).click();
  await expect(app.page.getByText('自测查不出防火墙')).toBeVisible();
  await app.picture('host-self-test');
  await chair('host.stop', {});
  await context.close();
});

test('who changes what may have arrived hears which one was registered, and sends the rest as a message', async ({
  app,
  browser,
}) => {
  await setUp(app.page);
  const chair = await chairOf(app.page);
  const port = 24_000 + (process.pid % 2000);
  const { address } = await chair<{ address: string }>('host.start', { address: '127.0.0.1', port });
  const { fingerprint } = await chair<{ fingerprint: string }>('host.status', {});
  const context = await oldPhone(browser);
  const phone = await context.newPage();
  await phone.goto(`${address}/#k=${fingerprint}`);
  await phone.getByLabel('您想反映什么？').fill('冲压线风扇坏了');
  await phone.getByRole('button', { name: '留下姓名' }).click();
  await phone.getByLabel('姓名', { exact: true }).fill('区志强');
  // Opened without Wi-Fi, the notice can be read as soon as it is back.
  await context.setOffline(true);
  await phone.getByText('个人信息告知').click();
  const again = phone.getByRole('button', { name: '再试一次' });
  await expect(again).toBeVisible();
  await context.setOffline(false);
  await again.click();
  await expect(phone.locator('details .long')).toContainText('工会');
  await phone.getByText('个人信息告知').click();
  await phone.getByLabel('工号').fill('110101199003070011');
  await phone.getByRole('button', { name: '提交' }).click();
  const refusal = phone.getByText('请不要填写身份证号');
  await expect(refusal).toBeVisible();
  await phone.evaluate(() => scrollTo(0, 0));
  await expect(refusal).toBeInViewport({ ratio: 1 });
  await look(phone, 'refused');
  await phone.getByLabel('工号').fill('');
  // It arrives, and only the answers are lost.
  await phone.route('**/api/sealed', async (route) => {
    await route.fetch();
    return route.abort();
  });
  await phone.getByRole('button', { name: '提交' }).click();
  await expect(phone.getByRole('heading', { name: '未发送' })).toBeVisible();
  await phone.getByRole('button', { name: '返回修改' }).click();
  await phone.getByRole('button', { name: '匿名', exact: true }).click();
  await expect(phone.getByText('登记的也可能还是带姓名的那一份')).toBeVisible();
  await look(phone, 'named-before');
  await phone.getByLabel('您想反映什么？').fill('冲压线风扇坏了三台，夜班也没人修');
  await phone.unroute('**/api/sealed');
  await phone.getByRole('button', { name: '提交' }).click();
  await expect(phone.getByRole('heading', { name: '已登记' })).toBeFocused();
  await expect(phone.getByText('先送到的是带姓名的那一份')).toBeVisible();
  await look(phone, 'receipt-unsent');
  await phone.getByRole('button', { name: '作为留言发送' }).click();
  await expect(phone.getByText('留言已发送')).toBeVisible();
  await look(phone, 'receipt-message-sent');
  const { rows } = await chair<{ rows: { id: string }[] }>('petition.list', {});
  expect(rows).toHaveLength(1);
  const read = await chair<object>('petition.get', { petitionId: rows[0]?.id });
  expect(JSON.stringify(read)).toContain('夜班也没人修');
  await chair('host.stop', {});
  await context.close();
});

test('a page that cannot be fetched leaves the others standing and the outbox sending; one fetched before opens without Wi-Fi', async ({
  app,
  browser,
}) => {
  await setUp(app.page);
  const chair = await chairOf(app.page);
  const port = 26_000 + (process.pid % 2000);
  const { address } = await chair<{ address: string }>('host.start', { address: '127.0.0.1', port });
  const { fingerprint } = await chair<{ fingerprint: string }>('host.status', {});
  const context = await oldPhone(browser);
  const phone = await context.newPage();
  const late = 13;
  for (let n = 1; n <= late; n += 1) {
    await chair('petition.register', {
      text: `${n} 号更衣室的热水不够`,
      triage: { category: 'living_conditions', class: 'immediate', urgent: false, major: false },
      receivedAt: '2025-09-08T01:00:00.000Z',
    });
  }
  await phone.route(/read-page-/, (route) => route.abort());
  await phone.route('**/api/sealed', (route) => route.abort());
  await phone.goto(`${address}/#k=${fingerprint}`);
  await phone.getByLabel('您想反映什么？').fill('食堂二号窗口排队太久');
  await phone.getByRole('button', { name: '提交' }).click();
  await expect(phone.getByRole('heading', { name: '未发送' })).toBeVisible();
  await phone.getByRole('link', { name: '看公示' }).click();
  await expect(phone.getByText('连不上工会的电脑')).toBeVisible();
  await look(phone, 'page-missing');
  await phone.unroute('**/api/sealed');
  const sent = async (): Promise<number> => (await chair<{ total: number }>('petition.counts', {})).total;
  await expect.poll(sent).toBe(late + 1);
  await phone.unroute(/read-page-/);
  await expect(async () => {
    await phone.getByRole('button', { name: '再试一次' }).click({ timeout: 1_000 });
    await expect(phone.getByText('公示栏还是空的')).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await expect(phone.getByText('共 13 项，下面是超期最久的 12 项。')).toBeVisible();
  await look(phone, 'read-late');
  await phone.getByRole('link', { name: '提诉求' }).click();
  await expect(phone.getByRole('heading', { name: '已登记' })).toBeVisible();

  // On another phone the rest comes by itself, soon after the first page.
  const other = await (await oldPhone(browser)).newPage();
  const rest = other.waitForResponse(/representative-page-.*js/);
  await other.goto(`${address}/#k=${fingerprint}`);
  await rest;
  await other.context().setOffline(true);
  await other.getByRole('link', { name: '查进展' }).click();
  await expect(other.getByLabel('查询码')).toBeVisible();
  await other.context().close();

  // Where the script does not run at all the page is not blank.
  const tooOld = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  await tooOld.goto(`${address}/`);
  await expect(tooOld.getByText('请更新微信')).toBeVisible();
  await tooOld.screenshot({ path: path.resolve(import.meta.dirname, '../.output/screenshots/phone-too-old.png') });
  await tooOld.close();
  await chair('host.stop', {});
  await context.close();
});
