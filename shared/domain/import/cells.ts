import { dayOf, isDay } from '../instant.ts';
import type { Cell, ProblemCode } from './table.ts';

/** What became of a cell: a value, perhaps with a remark, or what is wrong with it. */
export type Read<T> =
  | {
      readonly ok: true;
      readonly value: T;
      readonly remark?: { code: ProblemCode; details: Record<string, string | number> };
    }
  | { readonly ok: false; readonly code: ProblemCode; readonly details: Record<string, string | number> };

const good = <T>(value: T): Read<T> => ({ ok: true, value });
const bad = (code: ProblemCode, details: Record<string, string | number> = {}): Read<never> => ({
  ok: false,
  code,
  details,
});

/** Characters that have no place in a petition: control characters but line break and tab, and those that turn the direction of reading. */
// biome-ignore lint: the ranges are what it is about
const unwanted =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0080-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/g;
const blank = /^[\s\u00a0\u3000]*$/;
const formula = /^[=+\-@\t\r＝＋－＠]/;

export function isBlank(cell: Cell): boolean {
  return cell === null || (typeof cell === 'string' && blank.test(cell));
}

/** A cell as it would be shown, cut for a message. */
export function shown(cell: Cell): string {
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? '');
  return [...text].length > 40 ? `${[...text].slice(0, 40).join('')}…` : text;
}

/** Short text of a cell; numbers are taken as they are written. */
export function readText(cell: Cell, max: number): Read<string> {
  if (isBlank(cell)) return good('');
  if (cell instanceof Date) return good(cell.toISOString().slice(0, 10));
  const text = String(cell).replace(unwanted, '').trim();
  return [...text].length > max ? bad('textTooLong', { limit: max }) : good(text);
}

/** The words of a petition: kept as text whatever they look like, line breaks kept as `\n`. */
export function readPetitionText(cell: Cell, max: number): Read<string> {
  if (isBlank(cell)) return bad('textEmpty');
  if (typeof cell !== 'string') return bad('notText', { value: shown(cell) });
  // Measured before anything else is done with it: a cell of megabytes is not worth a pattern.
  if (cell.length > max * 4) return bad('textTooLong', { limit: max });
  const cleaned = cell.replace(unwanted, '').replaceAll('\r\n', '\n').replaceAll('\r', '\n').trim();
  const characters = [...cleaned].length;
  if (characters > max) return bad('textTooLong', { limit: max });
  // Even a row of dots is what somebody handed in; a single sign is a slip of the keyboard.
  if (characters < 2) return bad('textTooShort', { value: shown(cell) });
  if (formula.test(cell))
    return { ok: true, value: cleaned, remark: { code: 'looksLikeFormula', details: { value: cleaned.slice(0, 1) } } };
  if (unwanted.test(cell)) {
    unwanted.lastIndex = 0;
    return { ok: true, value: cleaned, remark: { code: 'charactersRemoved', details: {} } };
  }
  return good(cleaned);
}

const written = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]+(\d{1,2}):(\d{2})(?::\d{2})?)?$/;
const dayFirst = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$/;

/**
 * A day, perhaps with the time of day, as a moment in UTC ISO text; noon where no time is given. No guess is made at the
 * order of day and month, and a bare number is no date.
 */
export function readMoment(cell: Cell, today: string): Read<string> {
  if (cell instanceof Date) {
    // Excel knows no time zone: what it calls UTC is the wall clock.
    return within(cell.toISOString().slice(0, 10), cell.toISOString().slice(11, 16), today, shown(cell));
  }
  const text = typeof cell === 'string' ? cell.trim() : shown(cell);
  const parts = written.exec(text);
  if (parts === null) return bad(dayFirst.test(text) ? 'dateAmbiguous' : 'dateInvalid', { value: shown(cell) });
  const [, year = '', month = '', dayNumber = '', hour, minute] = parts;
  const day = `${year}-${month.padStart(2, '0')}-${dayNumber.padStart(2, '0')}`;
  const time = hour === undefined ? '12:00' : `${hour.padStart(2, '0')}:${minute ?? '00'}`;
  return within(day, time, today, text);
}

function within(day: string, time: string, today: string, value: string): Read<string> {
  if (!isDay(day)) return bad('dateInvalid', { value });
  if (day > today) return bad('dateInFuture', { value });
  const at = Date.parse(`${day}T${time === '00:00' ? '12:00' : time}:00+08:00`);
  return Number.isNaN(at) ? bad('dateInvalid', { value }) : good(new Date(at).toISOString());
}

/** A day without time, `YYYY-MM-DD`. Days to come are allowed: a term ends in the future. */
export function readDay(cell: Cell): Read<string> {
  const read = readMoment(cell, '9999-12-31');
  return read.ok ? good(dayOf(read.value)) : read;
}

export function readCount(cell: Cell): Read<number> {
  const number = typeof cell === 'number' ? cell : Number(String(cell).trim());
  return Number.isInteger(number) && number >= 0 ? good(number) : bad('numberInvalid', { value: shown(cell) });
}

/**
 * One of a fixed list, written as its code or as its Chinese name; another spelling of the same is mapped and said.
 * `names` holds every accepted spelling.
 */
export function readChoice<T extends string>(cell: Cell, names: Readonly<Record<string, T>>): Read<T> {
  const text = String(cell).trim();
  const exact = names[text];
  if (exact !== undefined) return text === exact && text === String(cell) ? good(exact) : mapped(String(cell), exact);
  const folded = Object.entries(names).find(([name]) => name.toLowerCase() === text.toLowerCase());
  if (folded !== undefined) return mapped(String(cell), folded[1]);
  return bad('valueNotAllowed', {
    value: shown(cell),
    allowed: [...new Set(Object.keys(names))].slice(0, 24).join('、'),
  });
}

function mapped<T extends string>(value: string, to: T): Read<T> {
  return { ok: true, value: to, remark: { code: 'mapped', details: { value: value.slice(0, 40), to } } };
}

const flags: Readonly<Record<string, 'yes' | 'no'>> = {
  '1': 'yes',
  '0': 'no',
  是: 'yes',
  否: 'no',
  有: 'yes',
  无: 'no',
  yes: 'yes',
  no: 'no',
  true: 'yes',
  false: 'no',
};

/** A yes or no, written as 1 and 0 or as 是 and 否. */
export function readFlag(cell: Cell): Read<boolean> {
  if (typeof cell === 'boolean') return good(cell);
  const text = String(cell).trim().toLowerCase();
  const flag = flags[text];
  if (flag === undefined) return bad('valueNotAllowed', { value: shown(cell), allowed: '1、0、是、否' });
  return text === '1' || text === '0'
    ? good(flag === 'yes')
    : {
        ok: true,
        value: flag === 'yes',
        remark: { code: 'mapped', details: { value: text, to: flag === 'yes' ? '1' : '0' } },
      };
}
