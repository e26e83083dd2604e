import { expect, type Page } from '@playwright/test';
import { test, type App } from '../support/app.ts';
import { choose, goTo, setUp } from '../support/pages.ts';

/** The enterprise's first month: twenty petitions, one session, and what came of it. Hand counts stand beside the checks. */
const immediate = [
  ['饭卡多扣钱', '工作与生活条件'],
  ['车上灭火器三角牌', '劳动安全卫生'],
  ['清洁剂没标签', '劳动安全卫生'],
  ['7号仓灯坏一半', '劳动安全卫生'],
  ['插座盖板裂', '劳动安全卫生'],
  ['门卫室没空调遥控', '工作与生活条件'],
  ['温度计永远25度', '劳动安全卫生'],
  ['路桥费一个半月没报', '劳动报酬'],
  ['A栋冇热水', '工作与生活条件'],
] as const;
const consultation = [
  ['新绩效方案先表决', '劳动报酬'],
  ['调休三个月作废', '工作时间与休息休假'],
  ['分割间也要冷冻津贴', '劳动报酬'],
  ['餐补一餐8块不够', '工作与生活条件'],
  ['借调几时算完', '规章制度与劳动管理'],
  ['考证费谁出', '职业培训与发展'],
] as const;
const longTerm = [
  ['机器人焊接', '生产经营与合理化建议'],
  ['活动中心', '工作与生活条件'],
  ['废气塔扩容', '劳动安全卫生'],
] as const;
const major = consultation[0][0];

async function openPetition(page: Page, title: string): Promise<void> {
  await goTo(page, '诉求');
  const search = page.getByRole('searchbox');
  await search.fill(title);
  await search.press('Enter');
  await page.getByRole('link', { name: title, exact: true }).first().click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
}

/** One act on the petition that is open: its button, its fields, its confirmation. */
async function act(page: Page, name: string, fields: Readonly<Record<string, string>>): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label).fill(value);
  await dialog.getByRole('button', { name: '确定' }).click();
  await expect(dialog).toBeHidden();
}

async function triage(page: Page, title: string, as: { class: string; category: string; major?: boolean }) {
  await openPetition(page, title);
  await page.getByRole('button', { name: '确定分类', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await choose(dialog, '分类', as.class);
  await choose(dialog, '类别', as.category);
  await dialog.getByRole('checkbox', { name: '紧急' }).setChecked(false);
  await dialog.getByRole('checkbox', { name: '重大' }).setChecked(as.major === true);
  await dialog.getByRole('button', { name: '确定' }).click();
  await expect(dialog).toBeHidden();
}

async function importRoster(page: Page, button: string, file: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await page.locator('input[type=file]').setInputFiles(file);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^导入 / })
    .click();
  await expect(page.getByRole('dialog').getByText(/已导入 /)).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
}

/** Both languages of a screen, side by side in the folder of pictures. */
async function pictures(app: App, name: string): Promise<void> {
  const { page } = app;
  await app.picture(name);
  await page.getByRole('button', { name: '语言' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await app.picture(name);
  await page.getByRole('button', { name: /^Language|语言/ }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
}

test.use({ clock: '2026-10-12T09:00:00+08:00' });

test('the main job: from twenty petitions to published results and honest figures', async ({ app }) => {
  test.setTimeout(600_000);
  const { page } = app;

  await test.step('Monday: the enterprise, its rosters and twenty petitions', async () => {
    await setUp(page);
    await goTo(page, '代表');
    await importRoster(page, '导入职工名册', 'test/data/employees.csv');
    await importRoster(page, '导入职工代表名册', 'test/data/representatives.csv');
    await importRoster(page, '导入行政方代表名册', 'test/data/management.csv');
    await pictures(app, 'main-roster');
    await goTo(page, '诉求');
    await page.getByRole('button', { name: /从 Excel 导入/ }).click();
    await page.locator('input[type=file]').setInputFiles('test/data/nineteen-petitions.csv');
    await page.getByRole('button', { name: '导入 19 行' }).click();
    await expect(page.getByText('已导入 19 行')).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
    await page.keyboard.press('F2');
    await expect(page.getByLabel('诉求内容')).toBeFocused();
    await page.keyboard.type('听讲10月起要搞新绩效，底薪由2800降到2300，剩下的全靠打分，没经职工代表表决不能推。');
    await expect(page.getByRole('dialog').getByText('劳动报酬').first()).toBeVisible();
    await page.getByRole('dialog').getByLabel('标题').fill(major);
    await choose(page.getByRole('dialog'), '分类', '需协商类');
    await page.getByRole('dialog').getByRole('checkbox', { name: '重大' }).check();
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('.ant-modal-confirm-title', { hasText: '已登记 2026-0020' })).toBeVisible();
    await page.getByRole('button', { name: '继续登记下一条' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
    await expect(page.getByText('共 20 条')).toBeVisible();
  });

  await test.step('Monday: triage, one out of scope, one merged', async () => {
    for (const [title, category] of immediate) await triage(page, title, { class: '即时解决类', category });
    for (const [title, category] of consultation.slice(1)) await triage(page, title, { class: '需协商类', category });
    for (const [title, category] of longTerm) await triage(page, title, { class: '长期推进类', category });
    await openPetition(page, '彩票群');
    await act(page, '不予受理', { 理由: '不属于工事共商事项', 答复内容: '公司不参与博彩，请勿在厂内组织。' });
    await openPetition(page, '宿舍没热水');
    await page.getByRole('button', { name: '合并', exact: true }).click();
    await page.getByRole('dialog').getByRole('combobox').fill('冲凉冇热水');
    await page
      .locator('.ant-select-dropdown:visible')
      .getByText(/冲凉冇热水/)
      .first()
      .click();
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await goTo(page, '诉求');
    await pictures(app, 'main-register');
  });
});
