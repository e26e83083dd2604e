/** What the preload exposes to a page as `window.gongshi`: the port and what only a desktop can do. Nothing else. */
export interface DesktopBridge {
  readonly platform: string;
  /** Asks for the port to the backend; it arrives as a window message `gongshi:port`. */
  connect(): void;
  openFile(options: {
    title: string;
    extensions: readonly string[];
  }): Promise<{ name: string; bytes: Uint8Array } | null>;
  saveFile(file: { name: string; bytes: Uint8Array }): Promise<{ saved: boolean; name?: string }>;
  printToPdf(options: { name: string }): Promise<{ saved: boolean }>;
  print(): void;
  setLocale(locale: string): void;
  onMenu(listener: (command: string) => void): void;
  /** Opens the projector's window on `screen.html#…`. */
  openScreen(): void;
}
