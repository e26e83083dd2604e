/** A line never begins with one of these: it hangs over the edge instead. */
const closing = '。，、；：！？）」』》”’.,;:!?)';

/**
 * A text in lines of at most `limit` widths, empty paragraphs left out, for a screen that cannot scroll. A Chinese
 * character is one width, a Latin one about half; closing punctuation may hang over the edge.
 */
export function linesOf(text: string, limit: number): readonly string[] {
  return text
    .split('\n')
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .flatMap((paragraph) => broken(paragraph, limit));
}

function broken(paragraph: string, limit: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const character of paragraph) {
    const own = character < '\u2e80' ? 0.55 : 1;
    if (width + own > limit && !closing.includes(character)) {
      lines.push(line);
      line = '';
      width = 0;
    }
    line += character;
    width += own;
  }
  return [...lines, line];
}
