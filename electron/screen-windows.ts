import { BrowserWindow, screen, type Display } from 'electron';
import type { FullScreenChange, ScreenView } from '../shared/contract/desktop-bridge.ts';
import { Awake } from './awake.ts';
import { appOrigin } from './channels.ts';
import { lockDown, usualSize, webPreferences } from './window.ts';

/** The projector and the wall screen: one window of each. While one of them is open, no display goes to sleep. */
export class ScreenWindows {
  readonly #preload: string;
  readonly #open = new Map<ScreenView, BrowserWindow>();
  readonly #awake = new Awake('prevent-display-sleep');

  constructor(preload: string) {
    this.#preload = preload;
  }

  /**
   * Opens the window of a view, or brings the open one to the front; where there is a display besides the one that `main`
   * stands on, over the whole of that.
   */
  open(view: ScreenView, main: BrowserWindow | undefined): void {
    const found = this.#open.get(view);
    const window = found ?? this.#create(view);
    const here = main === undefined ? screen.getPrimaryDisplay() : screen.getDisplayMatching(main.getBounds());
    if (found === undefined || screen.getDisplayMatching(found.getNormalBounds()).id === here.id) {
      const display = this.#displayBeside(here, window);
      if (display !== undefined) fill(window, display);
    }
    if (window.isMinimized()) window.restore();
    window.focus();
  }

  /** What F and Esc do in such a window; every other window stays as it is. */
  changeFullScreen(window: BrowserWindow | null, change: FullScreenChange): void {
    if (window === null || ![...this.#open.values()].includes(window)) return;
    window.setFullScreen(change === 'toggle' && !window.isFullScreen());
  }

  /** A display that nobody works at: one of its own where there are enough for both views. */
  #displayBeside(here: Display, window: BrowserWindow): Display | undefined {
    const others = screen.getAllDisplays().filter(({ id }) => id !== here.id);
    const taken = [...this.#open.values()]
      .filter((other) => other !== window)
      .map((other) => screen.getDisplayMatching(other.getNormalBounds()).id);
    return others.find(({ id }) => !taken.includes(id)) ?? others[0];
  }

  #create(view: ScreenView): BrowserWindow {
    const window = new BrowserWindow({
      ...usualSize,
      autoHideMenuBar: true,
      webPreferences: webPreferences(this.#preload),
    });
    lockDown(window);
    void window.loadURL(`${appOrigin}/screen.html#${view}`);
    this.#open.set(view, window);
    this.#awake.keep(true);
    window.on('closed', () => {
      this.#open.delete(view);
      this.#awake.keep(this.#open.size > 0);
    });
    return window;
  }
}

/** Over the whole of a display; of its usual size there once it is no longer full. */
function fill(window: BrowserWindow, { id, workArea }: Display): void {
  window.setBounds({
    x: workArea.x,
    y: workArea.y,
    width: Math.min(usualSize.width, workArea.width),
    height: Math.min(usualSize.height, workArea.height),
  });
  window.setFullScreen(true);
  // A window whose display was unplugged comes over to the other, where it would cover what is worked with.
  const leave = (_event: unknown, gone: Display): void => {
    if (gone.id === id) window.setFullScreen(false);
  };
  screen.on('display-removed', leave);
  window.once('closed', () => screen.off('display-removed', leave));
}
