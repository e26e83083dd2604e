import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

export const passphrase = '长风破浪会有时';

/**
 * The wizard with its defaults, up to the register.
 * @returns the recovery key's twelve characters, as they stood on the sheet
 */
export async function setUp(page: Page): Promise<string> {
  await page.getByLabel('企业名称').fill('佛山市禅陶建材有限公司');
  await page.getByLabel('工会名称').fill('禅陶建材工会委员会');
  await page.getByLabel('职工人数').fill('300');
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('姓名').fill('霍明辉');
  await page.getByLabel('账号', { exact: true }).fill('zhuxi');
  await page.getByLabel('口令', { exact: true }).fill(passphrase);
  await page.getByLabel('再输一次口令').fill(passphrase);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('button', { name: /完成设置/ }).click();
  const recoveryKey = await putAway(page, page.getByRole('main'));
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('button', { name: '先跳过，开始使用' }).click();
  await expect(page.getByRole('heading', { name: '待办' })).toBeVisible();
  await page.getByRole('menuitem', { name: '诉求' }).click();
  await expect(page.getByRole('heading', { name: '诉求' })).toBeVisible();
  return recoveryKey;
}

/** Reads the recovery key off its sheet and says that it is kept. */
export async function putAway(page: Page, scope: Locator): Promise<string> {
  const characters = page.getByRole('list', { name: '十二个字' }).locator('b');
  await expect(characters).toHaveCount(12);
  await scope.getByRole('checkbox', { name: /会放入保险柜/ }).check();
  return (await characters.allTextContents()).join('');
}

/**
 * No serious or critical finding of axe on the screen as it stands. It sums up in the page itself and says nothing of what
 * is in order: carrying all of that into a page of its own takes three times as long, and our frames are of one origin.
 */
export async function noSeriousFinding(page: Page): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

/** Signs the chair in again, after a restart. */
export async function signIn(page: Page): Promise<void> {
  await page.getByLabel('账号').fill('zhuxi');
  await page.getByLabel('口令').fill(passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation')).toBeVisible();
}

/** Opens a place by its name in the menu. */
export async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole('menuitem', { name: place }).click();
  await expect(page.getByRole('heading', { name: place, exact: true })).toBeVisible();
}

/** Chooses in one of antd's selects, unless it stands there already. */
export async function choose(scope: Locator, label: string, option: string): Promise<void> {
  const field = scope.locator('.ant-form-item', { hasText: label });
  if (await field.getByText(option, { exact: true }).isVisible()) return;
  await field.getByRole('combobox').click();
  await scope.page().locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();
}

/** Fills a date field and leaves it. */
export async function pickDay(scope: Locator, label: string, day: string): Promise<void> {
  const field = scope.getByLabel(label);
  await field.click();
  await field.fill(day);
  await field.press('Enter');
}

/** Opens a secret ballot on the current item; its opening code stands on the screen then. */
export async function openBallot(page: Page, [first, second]: readonly [string, string]): Promise<void> {
  await page.getByRole('button', { name: '进行票决' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('监票人一').fill(first);
  await dialog.getByLabel('监票人二').fill(second);
  await dialog.getByRole('button', { name: '开始票决' }).click();
}

/**
 * Both holders of an opening code copy their halves, one after the other; never are both on the screen. They press every
 * button twice, as people do who double-click everything: no half goes before its holder says that it is copied.
 */
export async function copyHalves(page: Page): Promise<{ first: string; second: string }> {
  const dialog = page.getByRole('dialog');
  const half = dialog.locator('[style*=monospace]');
  await expect(half).toHaveText(/^(?:\w{4}-){3}\w{4}$/);
  const first = await half.innerText();
  await putAwayHalf(dialog, '收起这一半');
  await expect(half).toHaveCount(0);
  await expect(dialog).not.toContainText(first);
  await dialog.getByRole('button', { name: '显示另一半' }).dblclick();
  await expect(half).toHaveText(/^(?:\w{4}-){3}\w{4}$/);
  const second = await half.innerText();
  expect(second).not.toBe(first);
  await expect(dialog).not.toContainText(first);
  await putAwayHalf(dialog, '两人都已抄好');
  await expect(dialog).toBeHidden();
  return { first, second };
}

async function putAwayHalf(dialog: Locator, name: string): Promise<void> {
  const goOn = dialog.getByRole('button', { name });
  await expect(goOn).toBeDisabled();
  await dialog.getByRole('checkbox', { name: /已抄好/ }).check();
  await goOn.dblclick();
}
