import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../shared/contract/desktop-bridge.ts';
import type { Translate } from '../shared/i18n/translate.ts';

export interface MenuActs {
  /** Hands a command to the page in front. */
  send(command: MenuCommand): void;
  print(): void;
  saveAsPdf(): void;
  openDataFolder(): void;
}

/** The application menu in the language of the pages. */
export function setApplicationMenu(t: Translate, acts: MenuActs): void {
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: t('shell.menu.file'),
        submenu: [
          // The pages listen to F2 themselves; here it is only shown.
          {
            label: t('shell.menu.register'),
            accelerator: 'F2',
            registerAccelerator: false,
            click: () => acts.send('register'),
          },
          { label: t('shell.menu.import'), click: () => acts.send('import') },
          separator,
          { label: t('shell.menu.print'), accelerator: 'CmdOrCtrl+P', click: acts.print },
          { label: t('shell.menu.pdf'), click: acts.saveAsPdf },
          separator,
          { label: t('shell.menu.quit'), role: 'quit' },
        ],
      },
      {
        label: t('shell.menu.edit'),
        submenu: [
          { label: t('shell.menu.undo'), role: 'undo' },
          { label: t('shell.menu.redo'), role: 'redo' },
          separator,
          { label: t('shell.menu.cut'), role: 'cut' },
          { label: t('shell.menu.copy'), role: 'copy' },
          { label: t('shell.menu.paste'), role: 'paste' },
          { label: t('shell.menu.selectAll'), role: 'selectAll' },
        ],
      },
      {
        label: t('shell.menu.view'),
        submenu: [
          {
            label: t('shell.menu.largeType'),
            accelerator: 'CmdOrCtrl+Shift+L',
            registerAccelerator: false,
            click: () => acts.send('largeType'),
          },
          { label: t('shell.menu.language'), click: () => acts.send('language') },
          { label: t('shell.menu.fullScreen'), role: 'togglefullscreen' },
        ],
      },
      { label: t('shell.menu.help'), submenu: [{ label: t('shell.menu.dataFolder'), click: acts.openDataFolder }] },
    ]),
  );
}
