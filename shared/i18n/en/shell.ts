import type { TextsOf } from '../text.ts';
import type { shell as chinese } from '../zh-CN/shell.ts';

/** The desktop shell: menu, tray, notifications, dialogs. */
export const shell: TextsOf<typeof chinese> = {
  'shell.menu.file': 'File',
  'shell.menu.register': 'Register a petition',
  'shell.menu.import': 'Import a register…',
  'shell.menu.print': 'Print…',
  'shell.menu.pdf': 'Save as PDF…',
  'shell.menu.quit': 'Quit',
  'shell.menu.edit': 'Edit',
  'shell.menu.undo': 'Undo',
  'shell.menu.redo': 'Redo',
  'shell.menu.cut': 'Cut',
  'shell.menu.copy': 'Copy',
  'shell.menu.paste': 'Paste',
  'shell.menu.selectAll': 'Select all',
  'shell.menu.view': 'View',
  'shell.menu.largeType': 'Large type',
  'shell.menu.language': '中文',
  'shell.menu.fullScreen': 'Full screen',
  'shell.menu.help': 'Help',
  'shell.menu.dataFolder': 'Open the data folder',
  'shell.tray.nothing': 'Nothing is due',
  'shell.tray.due': '{{today}} due today, {{overdue}} overdue',
  'shell.tray.open': 'Open Gongshi',
  'shell.remind.title': 'Something is due',
  'shell.remind.body': '{{today}} due today, {{overdue}} overdue.',
  'shell.failed.title': 'The data could not be opened',
  'shell.stopped.title': 'The backend stopped unexpectedly',
  'shell.stopped.body':
    'It has been started again; everything saved is intact. If this comes back, tell whoever maintains the program.',
  'shell.stopped.again': 'The backend stopped several times and the program will quit. Everything saved is intact.',
};
