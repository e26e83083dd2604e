import { expect, type Page } from '@playwright/test';
import { test, type App } from '../support/app.ts';
import { choose, copyHalves, goTo, noSeriousFinding, openBallot, pickDay, setUp, signIn } from '../support/pages.ts';

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
    await goTo(page, '设置');
    await page.getByRole('tab', { name: '议事规则' }).click();
    await expect(page.getByText('自收到（或重新分类）次日起算').first()).toBeVisible();
    await pictures(app, 'main-settings');
    await noSeriousFinding(page);
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

  await test.step('Monday: seven of nine are answered, six of them done', async () => {
    for (const [title] of immediate.slice(0, 7)) {
      await openPetition(page, title);
      await act(page, '答复', { 答复内容: '已安排处理，结果会在公示栏公布。' });
    }
    for (const [title] of immediate.slice(0, 6)) {
      await openPetition(page, title);
      await act(page, '报告办结', { 情况说明: '已处理，班组长现场确认。' });
    }
    await goTo(page, '待办');
    await pictures(app, 'main-today');
  });

  await test.step('Monday: the session is convened with its agenda, and the notice goes out in time', async () => {
    await goTo(page, '议事');
    await noSeriousFinding(page);
    await page.getByRole('button', { name: '按建议安排' }).click();
    await expect(page.getByText(major).first()).toBeVisible();
    // The major matter comes first on the agenda; six petitions wait for consultation and all six have their place.
    await expect(page.getByRole('tab', { name: '议程 (6)' })).toBeVisible();
    await page.getByRole('button', { name: '已发出通知' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
    await expect(page.getByText(/通知已于 .* 发出/)).toBeVisible();
    await pictures(app, 'main-agenda');
  });

  await test.step('Wednesday: one answer comes a day late', async () => {
    await app.restart('2026-10-14T10:00:00+08:00');
    await signIn(app.page);
    await openPetition(app.page, immediate[7][0]);
    await act(app.page, '答复', { 答复内容: '单据已补齐，本周报销。' });
  });

  await test.step('Thursday: 5 of 11 cannot open the session, 23 of 29 can; 23 of 36 cannot vote, 24 can', async () => {
    await app.restart('2026-10-15T14:30:00+08:00');
    await signIn(app.page);
    await goTo(app.page, '议事');
    await app.page.getByRole('link', { name: /10月协商会议/ }).click();
    await app.page.getByRole('button', { name: '进入议事台' }).click();
    const people = app.page.locator('.ant-card', { hasText: '参会人员' }).last();
    const side = (name: string) => people.locator('section', { hasText: name });
    const checkIn = async (name: string, n: number): Promise<void> => {
      for (let i = 0; i < n; i += 1) {
        const next = side(name).getByRole('button', { pressed: false }).first();
        const label = (await next.getAttribute('aria-label'))?.split(' ')[0] ?? '';
        await next.click();
        await expect(
          side(name)
            .getByRole('button', { name: `${label} 到会` })
            .first(),
        ).toBeVisible();
      }
    };
    await checkIn('行政方', 6);
    await checkIn('职工方', 5);
    const gates = app.page.locator('.ant-card', { hasText: '开会条件' }).last();
    await expect(gates.getByText('职工代表 5 ÷ 到会协商人员 11 = 45.5%')).toBeVisible();
    await expect(app.page.getByRole('button', { name: '宣布开会' })).toBeDisabled();
    await pictures(app, 'main-refused-5-of-11');
    await checkIn('职工方', 18);
    await expect(gates.getByText('职工代表 23 ÷ 到会协商人员 29 = 79.3%')).toBeVisible();
    await app.page.getByRole('button', { name: '宣布开会' }).click();
    await app.page.getByRole('button', { name: new RegExp(major) }).click();
    await app.page.getByLabel('行政方答复').fill('愿意调整方案：底薪不降，绩效部分单列，先公布测算。');
    await app.page.getByLabel('答复人').fill('唐银娇');
    await saveAnswer(app.page);
    await expect(app.page.getByRole('button', { name: '进行票决' })).toBeDisabled();
    await expect(app.page.getByText('到会代表 23 / 全体 36，须 24 人').first()).toBeVisible();
    await pictures(app, 'main-refused-23-of-36');
    await checkIn('职工方', 1);
    await expect(app.page.getByRole('button', { name: '进行票决' })).toBeEnabled();
  });

  await test.step('Thursday: 19 of 36 pass it in secret, and what follows from it', async () => {
    await openBallot(app.page, ['区石泉', '黄晓彤']);
    await copyHalves(app.page);
    await app.page.getByRole('button', { name: '传递设备投票' }).click();
    const device = app.page.locator('dialog[open]');
    for (let voter = 0; voter < 24; voter += 1) {
      await device.getByRole('button').first().click();
      await device.getByRole('button', { name: /领取选票/ }).click();
      await device.getByRole('button', { name: voter < 19 ? '赞成' : '反对', exact: true }).click();
      await device.getByRole('button', { name: '投出选票' }).click();
      if (voter === 0) await app.picture('main-tracking-code');
      await device.getByRole('button', { name: /交给下一位/ }).click();
    }
    await expect(device.getByText('到会代表已全部投票。')).toBeVisible();
    await device.getByRole('button', { name: '结束传递' }).click();
    await app.page.getByRole('button', { name: '结束并计票' }).click();
    const closing = app.page.getByRole('dialog');
    // Nobody closes a ballot alone: both tellers say that they have seen it.
    await expect(closing.getByRole('button', { name: '结束并计票' })).toBeDisabled();
    for (const name of ['区石泉', '黄晓彤']) await closing.getByText(`监票人${name}确认`).click();
    await closing.getByRole('button', { name: '结束并计票' }).click();
    await expect(app.page.getByText('赞成 19 ÷ 全体代表 36 = 52.8%').first()).toBeVisible();
    await pictures(app, 'main-passed-19-of-36');
    await projectorShows(app);
    await app.page.getByRole('button', { name: '作出结论' }).click();
    await conclude(app.page, { what: '公布绩效测算并修订方案', dueOn: '2026-10-23' });
    await agree(app.page, '餐补一餐8块不够', { what: '餐补提高到十二元', dueOn: '2026-11-30' });
    await agree(app.page, '考证费谁出', { what: '派遣工考证费由公司承担', dueOn: '2026-11-30' });
    for (const title of ['调休三个月作废', '分割间也要冷冻津贴', '借调几时算完']) {
      await app.page.getByRole('button', { name: new RegExp(title) }).click();
      await app.page.getByRole('button', { name: '作出结论' }).click();
      await app.page.getByRole('dialog').getByRole('radio', { name: '延期再议' }).check();
      await app.page.getByRole('dialog').getByLabel('原因').fill('需要人事部补充数据');
      await app.page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
      await expect(app.page.getByRole('dialog')).toBeHidden();
    }
    await pictures(app, 'main-console');
    await noSeriousFinding(app.page);
    await app.page.getByRole('button', { name: '宣布闭会' }).click();
    await app.page.locator('.ant-modal-confirm').getByRole('button', { name: '宣布闭会' }).click();
    await expect(app.page.getByRole('tab', { name: '会议纪要' })).toBeVisible();
  });

  await test.step('Thursday: minutes, and the evaluation while everybody is still here', async () => {
    await app.page.getByRole('button', { name: '纪要定稿' }).click();
    await expect(app.page.getByText('纪要已定稿').first()).toBeVisible();
    await app.page.getByRole('button', { name: /文书/ }).hover();
    await app.page.getByRole('menuitem', { name: '协商纪要' }).click();
    await expect(app.page.getByText('赞成 19 ÷ 全体代表 36 = 52.8% > 50%；反对 5').first()).toBeVisible();
    await app.picture('main-minutes');
    await app.page.keyboard.press('Escape');
    await expect(app.page.getByRole('dialog')).toBeHidden();
    await goTo(app.page, '评议');
    await app.page.getByRole('link', { name: /10月协商会议/ }).click();
    await app.page.getByRole('button', { name: '开始评议' }).click();
    await copyHalves(app.page);
    await app.page.getByRole('button', { name: '传递设备评议' }).click();
    const device = app.page.locator('dialog[open]');
    // Five sheets: 5, 4, 4, 3 and 4 for the session, a mean of 4.0; every petition gets the same score as the session.
    for (const score of ['5', '4', '4', '3', '4']) {
      await device.getByRole('button').first().click();
      await device.getByRole('button', { name: /开始评议/ }).click();
      const rate = device.getByRole('button', { name: new RegExp(`^${score}`) });
      while (await rate.isVisible()) await rate.click();
      await device.getByRole('button', { name: '提交评议表' }).click();
      await device.getByRole('button', { name: '交给下一位' }).click();
    }
    await device.getByRole('button', { name: '结束传递' }).click();
    await app.page.getByRole('button', { name: '结束评议并统计' }).click();
    await app.page.locator('.ant-modal-confirm').getByRole('button', { name: '结束评议并统计' }).click();
    await expect(app.page.getByText('4.0').first()).toBeVisible();
    await pictures(app, 'main-evaluation');
    await noSeriousFinding(app.page);
  });

  await test.step('Friday: the chair publishes the result', async () => {
    await app.restart('2026-10-16T09:00:00+08:00');
    await signIn(app.page);
    await goTo(app.page, '公示');
    await app.page.getByRole('button', { name: '拟公示' }).click();
    await app.page.getByRole('dialog').getByRole('combobox').click();
    await app.page
      .locator('.ant-select-dropdown:visible')
      .getByText(/10月协商会议/)
      .click();
    await app.page.getByRole('dialog').getByRole('button', { name: '生成草稿' }).click();
    await app.page.getByRole('button', { name: '发布', exact: true }).click();
    await app.page.locator('.ant-modal-confirm').getByRole('button', { name: '发布' }).click();
    // Five working days from Friday 16 October end on Friday 23 October.
    await expect(app.page.getByText('接受异议至 2026年10月23日(周五)').first()).toBeVisible();
    await pictures(app, 'main-notice');
    await noSeriousFinding(app.page);
    await goTo(app.page, '公示');
    await pictures(app, 'main-board');
  });

  await test.step('Two weeks later: one promise was kept late, one in time, one is still open', async () => {
    await app.restart('2026-10-28T10:00:00+08:00');
    await signIn(app.page);
    await goTo(app.page, '落实');
    await pictures(app, 'main-actions');
    await carryOut(app.page, '公布绩效测算并修订方案');
    await carryOut(app.page, '餐补提高到十二元');
    await openPetition(app.page, major);
    await expect(app.page.getByText('已办结，待评议').first()).toBeVisible();
  });

  await test.step('The figures are what a hand counts', async () => {
    await goTo(app.page, '统计');
    const card = (name: string) => app.page.locator('.ant-card', { hasText: name }).first();
    // 20 received, less one out of scope and one merged.
    await expect(card('收到诉求')).toContainText('18');
    // 8 immediate ones were answered, and 3 in the session with management's words.
    await expect(card('响应率')).toContainText('11 / 18');
    // Of the 9 with an answer deadline 7 were answered by 13 October, one a day late, one never.
    await expect(card('按时答复率')).toContainText('7 / 9');
    // 6 immediate ones, the major one and one promise kept in time.
    await expect(card('解决率')).toContainText('8 / 18');
    await expect(card('按时办结率')).toContainText('6 / 9');
    await expect(card('实际运行率')).toContainText('1 / 1');
    // 5 sheets on the session and 5 on each of the 6 petitions that were done: 35 ratings, a mean of 4.
    await expect(card('满意度')).toContainText('35 份评议');
    await expect(app.page.getByText(/不属受理范围 1 条，已合并 1 条/)).toBeVisible();
    await pictures(app, 'main-figures');
    await noSeriousFinding(app.page);
  });
});

/** The wall in the room: what was passed and with how many votes, and nobody's name. */
async function projectorShows(app: App): Promise<void> {
  const wall = await app.page.context().newPage();
  await wall.goto(new URL('./screen.html#session', app.page.url()).href);
  await expect(wall.getByText('赞成 19 ÷ 全体代表 36 = 52.8%').first()).toBeVisible();
  for (const name of ['区石泉', '黄晓彤', '唐银娇']) await expect(wall.getByText(name)).toHaveCount(0);
  await wall.screenshot({ path: 'test/.output/screenshots/main-projector-zh-CN.png' });
  await wall.close();
}

interface Promised {
  readonly what: string;
  readonly dueOn: string;
}

/** Fills the dialog of an outcome that has a measure, as the rules have chosen it. */
async function conclude(page: Page, { what, dueOn }: Promised): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/做什么/).fill(what);
  await dialog.getByLabel('承办部门').fill('行政人事部');
  await dialog.getByLabel('责任人').fill('冯少华');
  await pickDay(dialog, '完成期限', dueOn);
  await dialog.getByRole('button', { name: '确定' }).click();
  await expect(dialog).toBeHidden();
}

async function agree(page: Page, title: string, promised: Promised): Promise<void> {
  await page.getByRole('button', { name: new RegExp(title) }).click();
  await page.getByLabel('行政方答复').fill('同意。');
  await page.getByLabel('答复人').fill('唐银娇');
  await saveAnswer(page);
  await page.getByRole('button', { name: '作出结论' }).click();
  await conclude(page, promised);
}

/** Reports a promise done with its evidence, and verifies it. */
async function carryOut(page: Page, what: string): Promise<void> {
  await page.getByText(what).first().click();
  const drawer = page.locator('.ant-drawer');
  await drawer.getByRole('button', { name: '报告完成' }).click();
  await page.getByRole('dialog').last().getByRole('textbox').fill('已公布，附现场照片和签收表。');
  await page.getByRole('dialog').last().getByRole('button', { name: '确定' }).click();
  await drawer.getByRole('button', { name: '确认完成' }).click();
  await page.getByRole('dialog').last().getByRole('textbox').fill('现场核实，属实。');
  await page.getByRole('dialog').last().getByRole('button', { name: '确定' }).click();
  await expect(drawer.getByText('已确认完成').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
}

/** Saves management's answer and waits until the page has read it back: an outcome is offered by what is on record. */
async function saveAnswer(page: Page): Promise<void> {
  const save = page.getByRole('button', { name: '保存' }).first();
  await save.click();
  await expect(save).toBeDisabled();
}
