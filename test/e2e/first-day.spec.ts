import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { goTo, noSeriousFinding, setUp, signIn } from '../support/pages.ts';

test('sets up the enterprise, registers a petition by keyboard and brings it to its end', async ({ app }) => {
  const { page } = app;
  await app.picture('set-up');
  // Before anybody has signed in, too: the clock of the test is set.
  await expect(page.getByText('时钟已设定为')).toBeVisible();
  await setUp(page);
  await app.picture('register-empty');
  await noSeriousFinding(page);

  await page.keyboard.press('F2');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.getByLabel('诉求内容')).toBeFocused();
  await page.keyboard.type('三楼洗手台水龙头关不紧，日夜滴水，报修一个星期没人来');
  await expect(page.getByRole('dialog').getByText('工作与生活条件').first()).toBeVisible();
  await app.picture('intake');

  // What was typed is there again after the page has gone; who it is from is not.
  const intake = page.getByRole('dialog');
  await intake.getByRole('checkbox', { name: /留下姓名/ }).check();
  await intake.getByRole('textbox', { name: '姓名' }).fill('陈小明');
  await expect(intake.getByText('草稿已自动保存').filter({ visible: true })).toBeVisible();
  await app.reload();
  await signIn(page);
  await goTo(page, '诉求');
  await page.keyboard.press('F2');
  await expect(intake.getByLabel('诉求内容')).toHaveValue(/日夜滴水，报修一个星期没人来/);
  await expect(intake.getByRole('checkbox', { name: /留下姓名/ })).not.toBeChecked();
  await expect(intake.getByLabel('诉求内容')).toBeFocused();
  await expect(intake.getByText('工作与生活条件').first()).toBeVisible();
  await expect(intake.getByText('草稿已自动保存').filter({ visible: true })).toBeVisible();
  await app.picture('intake-draft');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.ant-modal-confirm-title', { hasText: '已登记 2025-0001' })).toBeVisible();
  await app.picture('receipt');
  await page.getByRole('button', { name: '继续登记下一条' }).click();
  await expect(intake.getByLabel('诉求内容')).toHaveValue('');
  await intake.getByLabel('诉求内容').fill('写错了');
  await intake.getByRole('button', { name: '清空重填' }).click();
  await page
    .getByRole('tooltip')
    .getByRole('button', { name: /确\s?定/ })
    .click();
  await expect(intake.getByLabel('诉求内容')).toHaveValue('');
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();

  // Received on Friday evening before National Day: the make-up Sunday counts. domain.md §4
  await page.locator('a[href^="#/petitions/"]').first().click();
  await expect(page.getByText('2025年9月28日(周日)').first()).toBeVisible();
  await app.picture('petition');
  await noSeriousFinding(page);

  const act = async (name: string, fill: () => Promise<void>): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).click();
    await fill();
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
  };
  await act('答复', () => page.getByRole('dialog').getByRole('textbox').fill('明天上午换阀芯'));
  await expect(page.getByText('已答复，办理中').first()).toBeVisible();
  await act('报告办结', () => page.getByRole('dialog').getByRole('textbox').fill('阀芯已更换，不再滴水'));
  await expect(page.getByText('已办结，待评议').first()).toBeVisible();
});

test('imports the register from Excel after a look at it', async ({ app }) => {
  await app.restart('2026-11-20T09:00:00+08:00');
  const { page } = app;
  await setUp(page);
  await page.getByRole('button', { name: /从 Excel 导入/ }).click();
  await page.locator('input[type=file]').setInputFiles('test/data/petitions.xlsx');
  await expect(page.getByText('420 行可以导入')).toBeVisible();
  await app.picture('import-report');
  await page.getByRole('button', { name: '导入 420 行' }).click();
  await expect(page.getByText('已导入 420 行')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
  await expect(page.getByText('共 420 条')).toBeVisible();
  await page.getByRole('searchbox').fill('饭堂');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: /饭堂|食堂|菜/ }).first()).toBeVisible();
  await app.picture('register');
  await page.getByRole('button', { name: '语言' }).click();
  await expect(page.getByRole('heading', { name: 'Petitions' })).toBeVisible();
  await app.picture('register');
  await noSeriousFinding(page);
});
