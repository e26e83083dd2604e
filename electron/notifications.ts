import { Notification } from 'electron';
import type { Translate } from '../shared/i18n/translate.ts';
import type { DueCount } from './tray.ts';

/** Tells of deadlines when there are more of them than at the last telling: once is a help, every minute a nuisance. */
export class DueNotifications {
  #told = 0;

  tell(t: Translate, due: DueCount, open: () => void): void {
    const now = due.today + due.overdue;
    const before = this.#told;
    this.#told = now;
    if (now <= before || !Notification.isSupported()) return;
    const notification = new Notification({ title: t('shell.remind.title'), body: t('shell.remind.body', { ...due }) });
    notification.on('click', open);
    notification.show();
  }
}
