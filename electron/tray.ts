import { Menu, nativeImage, Tray } from 'electron';
import type { Translate } from '../shared/i18n/translate.ts';

export interface DueCount {
  readonly today: number;
  readonly overdue: number;
}

/** The sign in the corner of the screen: how much is due, and the way back to the window. */
export class DueTray {
  readonly #tray: Tray;

  constructor(icon: string) {
    this.#tray = new Tray(nativeImage.createFromPath(icon));
  }

  show(t: Translate, due: DueCount, acts: { open: () => void; quit: () => void }): void {
    const text = due.today + due.overdue === 0 ? t('shell.tray.nothing') : t('shell.tray.due', { ...due });
    this.#tray.setToolTip(`${t('app.name')}：${text}`);
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: text, enabled: false },
        { label: t('shell.tray.open'), click: acts.open },
        { label: t('shell.menu.quit'), click: acts.quit },
      ]),
    );
  }
}
