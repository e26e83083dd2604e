import path from 'node:path';
import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { portal as en } from '../../shared/i18n/en/portal.ts';
import { portal as zhCN } from '../../shared/i18n/zh-CN/portal.ts';
import type { Choice } from '../../shared/domain/ballot.ts';
import { noSeriousFinding } from './pages.ts';
import { oldPhone } from './phone-page.ts';

type Words = keyof typeof zhCN;

const pictures = path.resolve(import.meta.dirname, '../.output/screenshots');

/** Where a personal QR code leads. */
export interface PersonalCode {
  readonly address: string;
  readonly fingerprint: string;
  readonly ticket: string;
  readonly name: string;
}

/** One representative's phone in the hall, in the language that its owner reads. */
export class HallPage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly name: string;
  readonly problems: string[] = [];
  readonly #language: 'zh-CN' | 'en';

  private constructor(page: Page, name: string, language: 'zh-CN' | 'en') {
    this.page = page;
    this.context = page.context();
    this.name = name;
    this.#language = language;
    page.on('pageerror', (error) => this.problems.push(error.message));
  }

  /** Scans the code and comes in. */
  static async scanned(browser: Browser, code: PersonalCode, language: 'zh-CN' | 'en' = 'zh-CN'): Promise<HallPage> {
    const context = await oldPhone(browser);
    const phone = new HallPage(await context.newPage(), code.name, language);
    await phone.page.goto(`${code.address}/#k=${code.fingerprint}&t=${code.ticket}`);
    if (language === 'en') await phone.page.getByRole('button', { name: 'English' }).click();
    await phone.sees('portal.tab.floor');
    return phone;
  }

  /** A text of the page, blanks filled. */
  say(key: Words, values: Readonly<Record<string, string | number>> = {}): string {
    const text: string = (this.#language === 'en' ? en : zhCN)[key];
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  }

  async sees(key: Words, values: Readonly<Record<string, string | number>> = {}, timeout = 15_000): Promise<void> {
    await expect(this.page.getByText(this.say(key, values)).first()).toBeVisible({ timeout });
  }

  async tap(key: Words): Promise<void> {
    await this.page.getByRole('button', { name: this.say(key), exact: true }).tap();
  }

  /** Goes to a page by the row of tabs. */
  async open(tab: 'meeting' | 'agenda' | 'floor' | 'vote' | 'others'): Promise<void> {
    const link = this.page.getByRole('navigation').getByRole('link', { name: this.say(`portal.tab.${tab}`) });
    await link.tap();
  }

  async checkIn(): Promise<void> {
    await this.tap('portal.checkIn');
    await this.sees('portal.here');
  }

  async askToSpeak(): Promise<void> {
    await this.open('floor');
    await this.tap('portal.ask');
    await expect(this.page.getByRole('button', { name: this.say('portal.withdraw') })).toBeVisible();
  }

  /** Up to the question whether it is meant. */
  async choose(choice: Choice): Promise<void> {
    await this.open('vote');
    await this.tap(`portal.choice.${choice}`);
    await this.tap('portal.toConfirm');
    await this.sees('portal.confirmVote');
  }

  /** Sends it: from then on it goes by itself. */
  async send(): Promise<void> {
    await this.tap('portal.sendVote');
    await this.sees('portal.onItsWay');
  }

  /** Waits for the vote to be in the box. @returns the tracking code */
  async arrived(): Promise<string> {
    await this.sees('portal.voteArrived', {}, 45_000);
    return (await this.page.locator('.receipt-code').textContent()) ?? '';
  }

  async rate(score: number): Promise<void> {
    await this.open('meeting');
    await this.tap('portal.rateNow');
    await this.page
      .getByRole('button', { name: this.say('portal.stars', { score }) })
      .first()
      .tap();
    await this.tap('portal.rateSend');
    await this.sees('portal.ratedSession');
  }

  /** Looks at the page as it stands: nothing wider than the phone, no serious finding of axe; leaves a picture. */
  async look(name: string): Promise<void> {
    await this.page.screenshot({ path: `${pictures}/meeting-phone-${name}-${this.#language}.png` });
    const wide = await this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
    await noSeriousFinding(this.page);
  }
}
