/**
 * Chinese full-text search on FTS5 (SQLite only; PostgreSQL would have its own file).
 *
 * FTS5's own tokenizers take a run of Chinese for one word, and its trigram one finds nothing under three characters.
 * So a space goes between every two CJK characters, and a query is a phrase of such characters: any substring from one
 * character up is found exactly.
 */
const cjk = /[\u2e80-\u2fdf\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{323af}]/gu;

/** Text as it is indexed: lower case, full-width forms folded, a space around every CJK character. */
export function indexed(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(cjk, ' $& ').replace(/\s+/gu, ' ').trim();
}

/**
 * The MATCH expression for what a person typed: words parted by spaces must all occur, each as an exact run; a word of
 * letters or digits also matches as a beginning. Null when nothing searchable was typed.
 */
export function matchExpression(words: string): string | null {
  const phrases = words
    .normalize('NFKC')
    .split(/\s+/u)
    .map((word) => indexed(word).replaceAll('"', ' ').trim())
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map((word) => `"${word}"${/[\p{ASCII}]$/u.test(word) && /[\p{L}\p{N}]$/u.test(word) ? '*' : ''}`);
  return phrases.length === 0 ? null : phrases.join(' AND ');
}
