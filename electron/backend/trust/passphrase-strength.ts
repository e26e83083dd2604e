import type { Match, ZxcvbnFactory } from '@zxcvbn-ts/core';
import { pinyin } from 'pinyin-pro';
import { shortNameOf } from '../../../shared/domain/enterprise-name.rules.ts';
import {
  mayUsePassphrase,
  normalizedPassphrase,
  type PassphraseEstimate,
} from '../../../shared/domain/passphrase.rules.ts';
import { demand } from '../../../shared/verdict.ts';
import { chineseWords, commonSigns } from './chinese-words.ts';

/** How many signs are looked at: what is longer is judged by its beginning, so that no check takes long. */
const longestChecked = 32;

let loading: Promise<ZxcvbnFactory> | undefined;

/**
 * How many guesses a passphrase stands, and what makes it easy.
 * @param names what belongs to the account and its surroundings: its name, the person's, the enterprise's, the union's
 */
export async function estimatePassphrase(passphrase: string, names: readonly string[]): Promise<PassphraseEstimate> {
  // Two megabytes of words, for a dialog that is rarely open: not at start-up.
  loading ??= load();
  const guesser = await loading;
  const plain = spelledOut([...normalizedPassphrase(passphrase)].slice(0, longestChecked).join(''));
  const { guesses, sequence } = guesser.check(plain, [...new Set(names.flatMap(formsOf))].map(spelledOut));
  return { guesses: Math.round(guesses), madeOf: madeOf(sequence, plain.length) };
}

/** @throws AppError PASSPHRASE_WEAK when the account `name` may not use it; `others` are the names around the account */
export async function demandStrong(passphrase: string, name: string, others: readonly string[]): Promise<void> {
  demand(mayUsePassphrase(passphrase, name, await estimatePassphrase(passphrase, [name, ...others])));
}

async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const chinese = [...new Set([...chineseWords.flatMap((word) => [word, syllables(word).join('')]), ...commonSigns])];
  return new ZxcvbnFactory({
    dictionary: { ...dictionary, chinese: chinese.map(spelledOut) },
    graphs: adjacencyGraphs,
    maxLength: 2 * longestChecked,
    l33tMaxSubstitutions: 20,
  });
}

/**
 * Each Chinese character with a sign of its own behind it. zxcvbn counts ten guesses for every sign it does not know,
 * which is right for a letter; a character is worth two.
 */
function spelledOut(text: string): string {
  return text.replaceAll(
    /\p{Script=Han}/gu,
    (character) => character + String.fromCodePoint(0xe000 + (((character.codePointAt(0) ?? 0) * 2654435761) % 6400)),
  );
}

/** How a name turns up in passwords: whole, in parts, in pinyin and as its initials. */
function formsOf(name: string): readonly string[] {
  const parts = [name, shortNameOf(name)].flatMap((form) => normalizedPassphrase(form).split(/\s+/));
  return parts.flatMap((part) => [part, ...hanForms(part)]).filter((form) => form.length > 1);
}

function hanForms(name: string): readonly string[] {
  return (name.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) => {
    const characters = [...run];
    const sounds = syllables(run);
    const forms: string[] = [run, sounds.join(''), sounds.map((sound) => sound.slice(0, 1)).join('')];
    for (let from = 0; from < characters.length; from += 1) {
      for (let length = 2; length <= 4 && from + length <= characters.length; length += 1) {
        forms.push(characters.slice(from, from + length).join(''), sounds.slice(from, from + length).join(''));
      }
    }
    return forms;
  });
}

/** One a character, without tones, ü as v: the way it is typed. */
function syllables(word: string): readonly string[] {
  return pinyin(word, { toneType: 'none', type: 'array', v: true, surname: 'head' });
}

function madeOf(sequence: readonly Match[], length: number): PassphraseEstimate['madeOf'] {
  const known = sequence.filter((match) => match.pattern !== 'bruteforce');
  if (known.some((match) => match['dictionaryName'] === 'userInputs')) return 'name';
  const covered = known.reduce((sum, match) => sum + match.j - match.i + 1, 0);
  return 2 * covered >= length ? 'common' : 'other';
}
