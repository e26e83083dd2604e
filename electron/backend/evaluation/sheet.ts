/**
 * A sheet as it is sealed: one digit for the session and one for each petition of the round, 0 where nothing was said. All
 * sheets of a round have the same length, so that the size of a sealed one tells nothing.
 */
export function sheetText(session: number, petitions: readonly number[]): string {
  return [session, ...petitions].join('');
}

/** What `sheetText` wrote. */
export function parseSheet(text: string): { readonly session: number; readonly petitions: readonly number[] } {
  const [session = 0, ...petitions] = [...text].map(Number);
  return { session, petitions };
}
