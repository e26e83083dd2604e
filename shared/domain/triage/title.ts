import type { Segment } from './segments.ts';

/** A proposed title has from 4 to 16 characters; up to 12 where the text can be cut so. */
export const shortestTitle = 4;
export const longestTitle = 16;
const preferred = 11;
const noContent = '未写明内容';

const clauseBreak = /[，。！？；：、,.!?;:\s（）()“”"《》【】…]/u;
/** Words that open a clause and name nothing. */
const openings =
  /^(?:你好|您好|领导好?|各位|请问|我想问下?|我想问一下|我问下|想问下?|问一下|问下|反映一下|反映|麻烦|唔该|建议|希望|申请|恳请|请求|能不能|能否|可不可以|可唔可以|是不是|我们这边|我们这里|我们|我哋|咱们|咱|俺们|俺|我|大家|就是|就系|那个|这个|嗰个|呢个|然后|而且|但是|可是|不过|因为|所以|其实|现在|而家|今天|昨天|上个月|上个礼拜|上周|最近|每次|天天|都|还|又|也|请|想|要是|如果|听说|说是|说|话|叫|给|把|被|从|在|和|同|跟|到|的|嘅|了|一下|公司|厂里)+/u;
const closings =
  /(?:的|嘅|了|咗|吧|吗|嗎|呢|啊|呀|啦|喇|咯|嘛|着|就|都|也|又|还|和|跟|同|把|被|给|我|你|他|她|我们|大家|一下|行不行|好不好|得不得|可以吗|是|在|到|从|因为|所以|但是|不过|说)+$/u;

/**
 * A title from the words of the text itself: the clause that carries most weight (what is broken, owed, asked for),
 * without greetings and particles. `weights` says for each character how much it spoke for category and class.
 */
export function proposeTitle(text: string, segments: readonly Segment[], weights: Float32Array): string {
  let best = '';
  let bestScore = -Infinity;
  for (const clause of clausesOf(text)) {
    for (const span of spansOf(text, clause, segments)) {
      const value = valueOf(span, weights) - clause.index * 0.01;
      if (value <= bestScore) continue;
      const title = trimmed(text.slice(span.from, span.end));
      const length = title.length;
      if (length < shortestTitle || length > longestTitle) continue;
      const score = value - Math.max(0, length - preferred) * 0.05;
      if (score <= bestScore) continue;
      best = title;
      bestScore = score;
    }
  }
  return best === '' ? wholeText(text) : best;
}

interface Clause extends Segment {
  readonly index: number;
}

function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && (!clauseBreak.test(text.charAt(at)) || isInNumber(text, at))) continue;
    if (at - from >= shortestTitle) clauses.push({ from, end: at, index: clauses.length });
    from = at + 1;
  }
  return clauses;
}

/** A space between a number and what it counts, as many type it: 3 号车间. */
function isInNumber(text: string, at: number): boolean {
  return /\d/u.test(text.charAt(at - 1)) && text.charAt(at) === ' ' && /\p{Script=Han}/u.test(text.charAt(at + 1));
}

const numeral = /[\d〇一二三四五六七八九十百千两]/u;

/** The clause whole where it is short enough, else every run of its words that is. */
function spansOf(text: string, clause: Clause, segments: readonly Segment[]): Segment[] {
  if (trimmed(text.slice(clause.from, clause.end)).length <= preferred) return [clause];
  const words = segments.filter(({ from, end }) => from >= clause.from && end <= clause.end);
  const spans: Segment[] = [];
  for (const [first, { from }] of words.entries()) {
    // Cut off its number, 三号宿舍 would be 号宿舍: another dormitory, or none.
    if (numeral.test(text.charAt(from - 1))) continue;
    for (const { end } of words.slice(first)) {
      if (end - from > longestTitle) break;
      if (end - from >= shortestTitle) spans.push({ from, end });
    }
  }
  return spans;
}

/** What the words of a span say, less a little for each character, so that empty ones are not dragged along. */
function valueOf({ from, end }: Segment, weights: Float32Array): number {
  let sum = 0;
  for (let at = from; at < end; at++) sum += weights[at] ?? 0;
  return sum / Math.sqrt(Math.max(end - from, 6));
}

function trimmed(words: string): string {
  return words
    .replace(openings, '')
    .replace(closings, '')
    .replace(/^\d+[.、)）]|^[①②③④⑤]/u, '')
    .trim();
}

function wholeText(text: string): string {
  const words = text.replace(/\s+/gu, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(words)) return noContent;
  const title = words.slice(0, longestTitle);
  return title.length < shortestTitle ? `诉求：${title}`.slice(0, longestTitle) : title;
}
