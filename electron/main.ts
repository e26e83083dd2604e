import path from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, shell, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import { fullScreenChanges, placeKinds, screenViews } from '../shared/contract/desktop-bridge.ts';
import { locales, translator, type Locale } from '../shared/i18n/translate.ts';
import { announceAppProtocol, serveAppProtocol } from './app-protocol.ts';
import { Awake } from './awake.ts';
import { BackendProcess } from './backend-process.ts';
import { appOrigin, channels } from './channels.ts';
import { choosePlace, isFile, saveFile } from './dialogs.ts';
import { setApplicationMenu } from './menu.ts';
import { DueNotifications } from './notifications.ts';
import { saveAsPdf } from './printing.ts';
import { ScreenWindows } from './screen-windows.ts';
import { DueTray, type DueCount } from './tray.ts';
import { createMainWindow, refusePermissions } from './window.ts';

/** Composition only: what each part does stands in its own file. */

const here = import.meta.dirname;
const preload = path.join(here, '../preload/preload.cjs');
const givenDataDir = process.env['GONGSHI_DATA'] ?? '';

announceAppProtocol();
app.enableSandbox();
if (givenDataDir !== '') app.setPath('userData', givenDataDir);

let locale: Locale = 'zh-CN';
let due: DueCount = { today: 0, overdue: 0 };
let main: BrowserWindow | undefined;
let backend: BackendProcess | undefined;
let tray: DueTray | undefined;
const notifications = new DueNotifications();
const screens = new ScreenWindows(preload);
/** A PC that goes to sleep ends the meeting on every phone; its display may go dark. */
const awake = new Awake('prevent-app-suspension');
const t = (...args: Parameters<ReturnType<typeof translator>>): string => translator(locale)(...args);

function openMain(): void {
  if (main === undefined) {
    main = createMainWindow(preload);
    main.on('closed', () => {
      main = undefined;
    });
    return;
  }
  if (main.isMinimized()) main.restore();
  main.focus();
}

function drawShell(): void {
  setApplicationMenu(t, {
    send: (command) => main?.webContents.send(channels.menu, command),
    print: () => main?.webContents.print(),
    saveAsPdf: () => {
      if (main !== undefined) void saveAsPdf(main);
    },
    openDataFolder: () => void shell.openPath(app.getPath('userData')),
  });
  tray?.show(t, due, { open: openMain, quit: () => app.quit() });
}

function start(): void {
  refusePermissions();
  serveAppProtocol(path.join(here, '../renderer'));
  const boot = {
    dataDir: app.getPath('userData'),
    resourcesDir: path.join(here, '../backend/resources'),
    pagesDir: path.join(here, '../renderer'),
    version: app.getVersion(),
  };
  backend = new BackendProcess(boot, {
    due: (count) => {
      due = { today: count.today, overdue: count.overdue };
      notifications.tell(t, due, openMain);
      drawShell();
    },
    failed: (error) => {
      dialog.showErrorBox(t('shell.failed.title'), t(`error.${error.code}`, error.details));
      app.exit(1);
    },
    serving: (phones) => awake.keep(phones),
    stopped: (again) => {
      if (again) {
        dialog.showErrorBox(t('shell.stopped.title'), t('shell.stopped.again'));
        app.exit(1);
        return;
      }
      awake.keep(false);
      // Each page was given its port by the one that has gone. Nothing waits for the message to be read.
      for (const window of BrowserWindow.getAllWindows()) window.webContents.reload();
      void dialog.showMessageBox({
        type: 'error',
        title: t('app.name'),
        message: t('shell.stopped.title'),
        detail: t('shell.stopped.body'),
      });
    },
  });
  tray = new DueTray(path.join(here, 'tray.png'));
  drawShell();
  openMain();
}

/** Only our own pages are listened to. */
function isOurs(event: IpcMainEvent | IpcMainInvokeEvent): boolean {
  return event.senderFrame?.origin === appOrigin;
}

ipcMain.on(channels.connect, (event) => {
  if (isOurs(event) && event.senderFrame !== null) backend?.connect(event.senderFrame);
});
ipcMain.handle(channels.choosePlace, (event, given: unknown) => {
  const window = BrowserWindow.fromWebContents(event.sender);
  const kind = placeKinds.find((one) => one === given);
  return isOurs(event) && window !== null && kind !== undefined ? choosePlace(window, kind) : null;
});
ipcMain.on(channels.setLocale, (event, given: unknown) => {
  const known = locales.find((one) => one === given);
  if (!isOurs(event) || known === undefined || known === locale) return;
  locale = known;
  drawShell();
});
ipcMain.on(channels.openScreen, (event, given: unknown) => {
  const view = screenViews.find((one) => one === given);
  if (isOurs(event) && view !== undefined) screens.open(view, main);
});
ipcMain.on(channels.fullScreen, (event, given: unknown) => {
  const change = fullScreenChanges.find((one) => one === given);
  if (isOurs(event) && change !== undefined)
    screens.changeFullScreen(BrowserWindow.fromWebContents(event.sender), change);
});
ipcMain.handle(channels.saveFile, (event, file: unknown) => {
  const window = BrowserWindow.fromWebContents(event.sender);
  if (!isOurs(event) || window === null || !isFile(file)) return { saved: false };
  return saveFile(window, file);
});

app.on('second-instance', openMain);
app.on('activate', () => {
  if (app.isReady()) openMain();
});
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});

let closed = false;
app.on('before-quit', (event) => {
  if (closed || backend === undefined) return;
  // The backend closes the database before the process goes away.
  event.preventDefault();
  void backend.shutDown().then(() => {
    closed = true;
    app.quit();
  });
});

// Two programs on one database would each believe to be alone. And no `await app.whenReady()` at the top level: Electron
// waits for an ES module to finish before it becomes ready, and both would wait for ever.
if (!app.requestSingleInstanceLock()) app.quit();
else {
  app.whenReady().then(start, (error: unknown) => {
    dialog.showErrorBox('Gongshi', String(error));
    app.exit(1);
  });
}
