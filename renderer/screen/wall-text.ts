/** As many characters as fit on one line of the wall, and lines on one page, at its type size. */
const perLine = 44;
const linesOnAPage = 10;

/** Cuts a text into pages by its own lines, so that no page is fuller than the wall shows; a very long line is cut too. */
export function pagesOfText(text: string): readonly string[] {
  const lines = text
    .split('\n')
    .flatMap((line) => line.match(new RegExp(`.{1,${perLine * linesOnAPage}}`, 'gu')) ?? ['']);
  const pages: string[][] = [[]];
  let used = 0;
  for (const line of lines) {
    const needs = Math.max(1, Math.ceil(line.length / perLine));
    if (used + needs > linesOnAPage && used > 0) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)?.push(line);
    used += needs;
  }
  return pages.map((page) => page.join('\n'));
}
