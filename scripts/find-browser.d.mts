/** The path of a browser's program: CHROMIUM_PATH, Playwright's own (unless told otherwise), the system's. */
export function findBrowser(options?: { ownFirst?: boolean }): Promise<string | undefined>;
