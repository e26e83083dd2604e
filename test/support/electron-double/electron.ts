/**
 * A test double of Electron's main-process API on top of Playwright + any Chromium.
 * It runs the REAL main.js, preload.cjs, backend and renderer; anything it does not implement throws by name.
 * It says nothing about: native windows, menus, dialogs, fuses, asar, code signing, sandbox enforcement.
 */
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext, type CDPSession, type Page, type Route } from '@playwright/test';
import { codec } from './codec.ts';
import { entryEvaluated } from './entry.ts';
import { isolated, mainWorld } from './page.ts';
import { MessageChannelMain, MessagePortMain } from './ports.ts';

const { enc, dec } = codec();
/** Anything not listed throws, so that a test never passes on an API that silently did nothing. */
function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(t, key, self) {
      if (key in t || typeof key === 'symbol' || key === 'then' || key === 'toJSON') return Reflect.get(t, key, self);
      throw new Error(`electron double: ${name}.${key} is not implemented`);
    },
  });
}
const record: { api: string; args: unknown[] }[] = [];
const log = (api: string, ...args: unknown[]): void => void record.push({ api, args });

// ---- app -------------------------------------------------------------------
const paths: Record<string, string> = {
  userData: path.join(process.cwd(), '.data'),
  temp: os.tmpdir(),
  home: process.env['HOME'] ?? '/',
  appData: os.tmpdir(),
  documents: os.tmpdir(),
  downloads: os.tmpdir(),
};
class App extends EventEmitter {
  name = 'double';
  isPackaged = false;
  commandLine = { appendSwitch: (...a: unknown[]) => log('commandLine.appendSwitch', ...a), hasSwitch: () => false };
  whenReady = (): Promise<void> => ready;
  isReady = (): boolean => context !== undefined;
  enableSandbox = (): void => log('app.enableSandbox');
  requestSingleInstanceLock = (): boolean => true;
  setAppUserModelId = (id: string): void => log('app.setAppUserModelId', id);
  getPath = (k: string): string => {
    const p = paths[k];
    if (!p) throw new Error(`Failed to get '${k}' path`);
    return p;
  };
  setPath = (k: string, v: string): void => {
    paths[k] = v;
  };
  getAppPath = (): string => process.cwd();
  getVersion = (): string => '0.0.0';
  getName = (): string => this.name;
  getLocale = (): string => 'zh-CN';
  quit(): void {
    let prevented = false;
    this.emit('before-quit', {
      preventDefault: () => {
        prevented = true;
      },
    });
    if (prevented) return;
    for (const w of [...BrowserWindow.all]) w.destroy();
    this.emit('will-quit', { preventDefault() {} });
    this.exit(0);
  }
  exit(code = 0): void {
    this.emit('quit', {}, code);
    process.exit(code);
  }
}
export const app = strict('app', new App());

let context: BrowserContext | undefined;
/** As in Electron, ready comes only after the entry module has finished: a top-level `await app.whenReady()` hangs. */
const ready: Promise<void> = (async () => {
  await entryEvaluated;
  const endpoint = process.env['ELECTRON_DOUBLE_CDP'];
  if (!endpoint) throw new Error('electron double: ELECTRON_DOUBLE_CDP is not set');
  context = (await chromium.connectOverCDP(endpoint)).contexts()[0];
  await context!.route('**/*', (route) => serve(route).catch(() => route.abort()));
  app.emit('will-finish-launching');
  setImmediate(() => app.emit('ready'));
})();

// ---- protocol: app://bundle/x is served as http://bundle.app.localhost/x (a secure context) -----------------
const handlers = new Map<string, (r: Request) => Response | Promise<Response>>();
const toReal = (url: string): string =>
  url.replace(/^([a-z][\w+.-]*):\/\/([^/?#]*)/, (m, scheme: string, host: string) =>
    handlers.has(scheme) ? `http://${host}.${scheme}.localhost` : m,
  );
const toApp = (url: string): string =>
  url.replace(/^http:\/\/([^/?#]*)\.([^./?#]+)\.localhost(?=[/?#]|$)/, (m, host: string, scheme: string) =>
    handlers.has(scheme) ? `${scheme}://${host}` : m,
  );
async function serve(route: Route): Promise<void> {
  const request = route.request();
  const owner = BrowserWindow.all.find((w) => w.page === request.frame().page());
  if (owner && !owner.loading && request.isNavigationRequest() && request.frame() === owner.page?.mainFrame()) {
    let prevented = false;
    owner.webContents.emit(
      'will-navigate',
      {
        preventDefault: () => {
          prevented = true;
        },
        url: toApp(request.url()),
      },
      toApp(request.url()),
    );
    if (prevented) return route.abort('aborted');
  }
  const url = toApp(request.url());
  const handler = handlers.get(new URL(url).protocol.slice(0, -1));
  if (!handler) {
    log('network.blocked', url);
    return route.abort('blockedbyclient');
  } // nothing leaves the machine
  const body = request.postDataBuffer();
  const response = await handler(
    new Request(url, {
      method: request.method(),
      headers: request.headers(),
      ...(body ? { body: new Uint8Array(body) } : {}),
    }),
  );
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
}
export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(list: unknown[]) {
    if (context) throw new Error('registerSchemesAsPrivileged must run before ready');
    log('protocol.registerSchemesAsPrivileged', list);
  },
  handle(scheme: string, f: (r: Request) => Response | Promise<Response>) {
    if (!context) throw new Error('protocol.handle before ready');
    handlers.set(scheme, f);
  },
  unhandle: (scheme: string) => void handlers.delete(scheme),
  isProtocolHandled: (scheme: string) => handlers.has(scheme),
});
export const net = strict('net', {
  async fetch(url: string): Promise<Response> {
    if (!url.startsWith('file:')) throw new Error(`net.fetch blocked: ${url}`);
    return new Response(new Uint8Array(await readFile(fileURLToPath(url))));
  },
  isOnline: () => false,
});

// ---- IPC -----------------------------------------------------------------------------------------------------
class IpcMain extends EventEmitter {
  readonly invokes = new Map<string, (...a: any[]) => unknown>();
  handle(channel: string, f: (...a: any[]) => unknown): void {
    if (this.invokes.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.invokes.set(channel, f);
  }
  removeHandler(channel: string): void {
    this.invokes.delete(channel);
  }
}
export const ipcMain = new IpcMain();

class WebContents extends EventEmitter {
  readonly id: number;
  readonly session = session.defaultSession;
  windowOpen: (d: { url: string }) => { action: string } = () => ({ action: 'allow' });
  readonly owner: BrowserWindow;
  readonly ports = new Map<number, MessagePortMain>();
  portCount = 0;
  constructor(owner: BrowserWindow, id: number) {
    super();
    this.owner = owner;
    this.id = id;
  }
  get mainFrame() {
    return {
      url: this.getURL(),
      origin: new URL(this.getURL()).protocol + '//' + new URL(this.getURL()).host,
      postMessage: this.postMessage.bind(this),
      parent: null,
    };
  }
  getURL(): string {
    return toApp(this.owner.page?.url() ?? 'about:blank');
  }
  setWindowOpenHandler(f: typeof this.windowOpen): void {
    this.windowOpen = f;
  }
  send(channel: string, ...args: unknown[]): void {
    this.deliver({ t: 'event', channel, args, ports: [] });
  }
  postMessage(channel: string, message: unknown, transfer: MessagePortMain[] = []): void {
    const ids = transfer.map((port) => {
      const id = ++this.portCount;
      this.ports.set(id, port);
      port.on('message', ({ data }: { data: unknown }) => this.deliver({ t: 'port', id, data }));
      port.on('close', () => this.deliver({ t: 'closed', id }));
      port.start();
      return id;
    });
    this.deliver({ t: 'event', channel, args: [message], ports: ids });
  }
  openDevTools(): void {
    log('openDevTools');
  }
  /** Main's own doing: nobody is asked with will-navigate. */
  reload(): void {
    this.owner.loading = true;
    void this.owner.page?.reload().finally(() => {
      this.owner.loading = false;
    });
  }
  print(): void {
    log('webContents.print');
  }
  async printToPDF(): Promise<Uint8Array> {
    return (await this.owner.page!.pdf({ format: 'A4' })) as Uint8Array;
  }
  isDestroyed(): boolean {
    return this.owner.isDestroyed();
  }
  deliver(m: unknown): void {
    const text = JSON.stringify(JSON.stringify(enc(m)));
    void this.owner
      .evaluateIsolated(`__electronReceive(${text})`)
      .catch((e: unknown) => log('deliver.failed', String(e)));
  }
  receive(text: string): void {
    const m = dec(JSON.parse(text));
    if (m.t === 'port') return this.ports.get(m.id)?.postMessage(m.data);
    const event = { sender: this, senderFrame: this.mainFrame, ports: [], reply: this.send.bind(this) };
    if (m.t === 'send') {
      ipcMain.emit(m.channel, event, ...m.args);
      return;
    }
    const answer = (x: object): void => this.deliver({ t: 'reply', id: m.id, channel: m.channel, ...x });
    const handler = ipcMain.invokes.get(m.channel);
    if (!handler) return answer({ error: `No handler registered for '${m.channel}'` });
    Promise.resolve()
      .then(() => handler(event, ...m.args))
      .then(
        (value) => answer({ value }),
        (e: unknown) => answer({ error: String(e) }),
      );
  }
}

// ---- windows -------------------------------------------------------------------------------------------------
let windowId = 0;
export class BrowserWindow extends EventEmitter {
  static all: BrowserWindow[] = [];
  static getAllWindows = (): BrowserWindow[] => BrowserWindow.all;
  static getFocusedWindow = (): BrowserWindow | null => BrowserWindow.all.at(-1) ?? null;
  static fromWebContents = (c: WebContents): BrowserWindow => c.owner;
  readonly id = ++windowId;
  readonly webContents: WebContents;
  readonly options: any;
  page: Page | undefined;
  loading = false;
  #cdp: CDPSession | undefined;
  #world: string | undefined;
  #shown: boolean;
  #full = false;
  #gone = false;
  readonly #ready: Promise<void>;
  constructor(options: any = {}) {
    super();
    if (!context) throw new Error('Cannot create BrowserWindow before app is ready');
    this.options = options;
    this.#shown = options.show !== false;
    this.webContents = strict('webContents', new WebContents(this, this.id));
    BrowserWindow.all.push(this);
    this.#ready = this.#open();
  }
  async #open(): Promise<void> {
    const page = (this.page = await context!.newPage());
    await page.setViewportSize({ width: this.options.width ?? 800, height: this.options.height ?? 600 });
    const cdp = (this.#cdp = await context!.newCDPSession(page));
    cdp.on('Runtime.executionContextCreated', ({ context: c }) => {
      if (c.name === 'electron-preload') this.#world = c.uniqueId;
    });
    cdp.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === '__electronSend') this.webContents.receive(payload);
    });
    await cdp.send('Runtime.enable');
    await cdp.send('Page.enable');
    await cdp.send('Runtime.addBinding', { name: '__electronSend', executionContextName: 'electron-preload' });
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${mainWorld.toString()})()` });
    const preload = this.options.webPreferences?.preload as string | undefined;
    const source = preload ? readFileSync(preload, 'utf8') : '';
    const info = JSON.stringify({
      platform: process.platform,
      arch: process.arch,
      versions: { electron: '0.0.0-double', chrome: '0', node: process.versions.node },
    });
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
      worldName: 'electron-preload',
      source: `if (window === window.top) { (${isolated.toString()})(${codec.toString()}, ${info});
        (function (require, process, module, exports) {${source}\n}).call(undefined, __runPreload.require, __runPreload.process, { exports: {} }, {}); }`,
    });
    page.on('load', () => {
      this.webContents.emit('did-finish-load');
      this.emit('ready-to-show');
    });
    page.on('pageerror', (e) => log('pageerror', e.message));
    page.on('console', (m) => this.webContents.emit('console-message', { level: m.type(), message: m.text() }));
    page.on('popup', (popup) => {
      const d = this.webContents.windowOpen({ url: toApp(popup.url()) });
      if (d.action === 'deny') void popup.close();
    });
    page.on('crash', () => this.webContents.emit('render-process-gone', {}, { reason: 'crashed' }));
    page.on('close', () => this.#closed());
  }
  #closed(): void {
    if (this.#gone) return;
    this.#gone = true;
    BrowserWindow.all = BrowserWindow.all.filter((w) => w !== this);
    this.emit('closed');
    if (BrowserWindow.all.length === 0) {
      if (app.listenerCount('window-all-closed') === 0) app.quit();
      else app.emit('window-all-closed');
    }
  }
  async evaluateIsolated(expression: string): Promise<void> {
    await this.#cdp!.send('Runtime.evaluate', { expression, ...(this.#world ? { uniqueContextId: this.#world } : {}) });
  }
  async loadURL(url: string): Promise<void> {
    await this.#ready;
    this.loading = true;
    try {
      await this.page!.goto(toReal(url));
    } finally {
      this.loading = false;
    }
  }
  close(): void {
    let prevented = false;
    this.emit('close', {
      preventDefault: () => {
        prevented = true;
      },
    });
    if (!prevented) this.destroy();
  }
  destroy(): void {
    void this.page?.close();
    this.#closed();
  }
  isDestroyed(): boolean {
    return this.#gone;
  }
  show(): void {
    this.#shown = true;
    this.emit('show');
  }
  hide(): void {
    this.#shown = false;
  }
  isVisible(): boolean {
    return this.#shown;
  }
  focus(): void {
    log('window.focus', this.id);
  }
  isMinimized(): boolean {
    return false;
  }
  restore(): void {
    log('window.restore');
  }
  setTitle(t: string): void {
    log('window.setTitle', t);
  }
  maximize(): void {
    log('window.maximize');
  }
  isMaximized(): boolean {
    return false;
  }
  getNormalBounds() {
    return this.getBounds();
  }
  getBounds() {
    const { x = 0, y = 0, width = 800, height = 600 } = this.options;
    return { x, y, width, height };
  }
  setBounds(bounds: { x: number; y: number; width: number; height: number }): void {
    Object.assign(this.options, bounds);
  }
  setFullScreen(on: boolean): void {
    this.#full = on;
  }
  isFullScreen(): boolean {
    return this.#full;
  }
  getTitle(): string {
    return 'Gongshi';
  }
  setMenuBarVisibility(v: boolean): void {
    log('window.setMenuBarVisibility', v);
  }
}

// ---- the rest: recorded, answered with safe defaults, replaceable by a test through evaluate() --------------
export const session = {
  defaultSession: strict('session', {
    permission: undefined as unknown,
    setPermissionRequestHandler(f: unknown) {
      this.permission = f;
    },
    setPermissionCheckHandler(f: unknown) {
      log('session.setPermissionCheckHandler', typeof f);
    },
    setSpellCheckerEnabled: (v: boolean) => log('session.setSpellCheckerEnabled', v),
  }),
};
export const dialog = strict('dialog', {
  async showOpenDialog(...a: any[]) {
    log('dialog.showOpenDialog', a.at(-1));
    return { canceled: true, filePaths: [] as string[] };
  },
  async showSaveDialog(...a: any[]) {
    log('dialog.showSaveDialog', a.at(-1));
    return { canceled: true, filePath: '' };
  },
  async showMessageBox(...a: any[]) {
    log('dialog.showMessageBox', a.at(-1));
    return { response: 0, checkboxChecked: false };
  },
  showErrorBox: (...a: unknown[]) => log('dialog.showErrorBox', ...a),
});
export const shell = strict('shell', {
  openExternal: async (u: string) => log('shell.openExternal', u),
  openPath: async (p: string) => {
    log('shell.openPath', p);
    return '';
  },
  showItemInFolder: (p: string) => log('shell.showItemInFolder', p),
});
export class Menu {
  static current: Menu | null = null;
  readonly items: any[];
  constructor(items: any[] = []) {
    this.items = items;
  }
  static buildFromTemplate(t: any[]): Menu {
    return new Menu(t.map((i) => ({ ...i, submenu: i.submenu ? Menu.buildFromTemplate(i.submenu) : undefined })));
  }
  static setApplicationMenu(m: Menu | null): void {
    Menu.current = m;
  }
  static getApplicationMenu(): Menu | null {
    return Menu.current;
  }
}
export class Tray {
  static last: Tray | undefined;
  tip = '';
  menu: Menu | undefined;
  readonly icon: unknown;
  constructor(icon: unknown) {
    this.icon = icon;
    Tray.last = this;
  }
  setToolTip(tip: string): void {
    this.tip = tip;
  }
  setContextMenu(menu: Menu): void {
    this.menu = menu;
  }
}
export const nativeImage = strict('nativeImage', {
  createFromPath(file: string) {
    if (readFileSync(file).length === 0) throw new Error(`empty image ${file}`);
    return { file };
  },
});
class Screen extends EventEmitter {
  displays = [{ id: 1, workArea: { x: 0, y: 0, width: 1366, height: 768 } }];
  getAllDisplays = () => this.displays;
  getPrimaryDisplay = () => this.displays[0]!;
  /** Of displays that stand side by side. */
  getDisplayMatching = ({ x }: { x: number }) =>
    this.displays.find(({ workArea: area }) => x >= area.x && x < area.x + area.width) ?? this.displays[0]!;
}
export const screen = strict('screen', new Screen());
export const powerSaveBlocker = strict('powerSaveBlocker', {
  /** What is kept awake now, by the number that stops it. */
  active: {} as Record<number, string>,
  started: 0,
  start(kind: string) {
    this.active[++this.started] = kind;
    return this.started;
  },
  stop(id: number) {
    delete this.active[id];
  },
});
export class Notification extends EventEmitter {
  static shown: { title: string; body: string }[] = [];
  static isSupported = (): boolean => true;
  readonly options: { title: string; body: string };
  constructor(options: { title: string; body: string }) {
    super();
    this.options = options;
  }
  show(): void {
    Notification.shown.push(this.options);
  }
}
export const nativeTheme = strict(
  'nativeTheme',
  Object.assign(new EventEmitter(), { themeSource: 'system', shouldUseDarkColors: false }),
);
export const utilityProcess = strict('utilityProcess', {
  /** A real child process (it can crash alone, and dies with us); ports are relayed over its IPC channel. */
  fork(file: string, args: string[] = [], options: any = {}) {
    if (!context) throw new Error('utilityProcess cannot be created before app is ready.');
    const child = fork(fileURLToPath(new URL('./utility.ts', import.meta.url)), [file, ...args], {
      env: options.env ?? process.env,
      cwd: options.cwd,
      execArgv: ['--disable-warning=ExperimentalWarning'],
      serialization: 'advanced',
    });
    log('utilityProcess.fork', child.pid);
    const ports: MessagePortMain[] = [];
    const self = Object.assign(new EventEmitter(), {
      pid: child.pid,
      postMessage(data: unknown, transfer: MessagePortMain[] = []) {
        const ids = transfer.map((port) => {
          const id = ports.push(port) - 1;
          port.on('message', (e: { data: unknown }) => {
            if (child.connected) child.send({ port: id, data: e.data });
          });
          port.start();
          return id;
        });
        child.send({ data, ports: ids });
      },
      kill: () => child.kill('SIGTERM'),
    });
    process.on('exit', () => child.kill('SIGKILL')); // Electron gives a utility process no chance to tidy up either
    child.on('spawn', () => self.emit('spawn'));
    child.on('message', (m: any) => {
      if ('port' in m) ports[m.port]?.postMessage(m.data);
      else self.emit('message', m.data);
    });
    child.on('exit', (code, signal) => {
      for (const p of ports) p.close();
      self.emit('exit', code ?? 1, signal);
    });
    return self;
  },
});
export { MessageChannelMain };

// ---- test control: the same evaluate() shape as Playwright's ElectronApplication ----------------------------
const api = {
  Tray,
  Notification,
  app,
  BrowserWindow,
  dialog,
  shell,
  Menu,
  ipcMain,
  session,
  nativeTheme,
  screen,
  powerSaveBlocker,
  record,
};
process.on('message', (m: { id: number; source: string; arg: unknown }) => {
  Promise.resolve()
    .then(() => (0, eval)(`(${m.source})`)(api, m.arg))
    .then(
      (value: unknown) => process.send!({ id: m.id, value }),
      (e: unknown) => process.send!({ id: m.id, error: String(e) }),
    );
});
process.on('disconnect', () => app.exit(0));
export default api;
