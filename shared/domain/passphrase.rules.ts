import { granted, refused, type Verdict } from '../verdict.ts';

/** Least weight of a passphrase: a letter weighs 1, a Chinese character 2. */
const lightest = 8;
/** Guesses that a passphrase has to stand: at some 200 ms of Argon2id each, 10^8 are about eight months of one processor. */
const fewestGuesses = 1e8;
/** From how many guesses on a passphrase reaches the strengths 1 to 4; the third is the one that may be used. */
const steps = [1e3, 1e6, fewestGuesses, 1e10] as const;

/** Why a passphrase is refused, and what the page advises. */
export const weaknesses = ['short', 'repeated', 'name', 'common', 'guessable'] as const;
export type Weakness = (typeof weaknesses)[number];

/** What a guesser would need for a passphrase. */
export interface PassphraseEstimate {
  /** How many guesses a patient guesser needs. */
  readonly guesses: number;
  /** What it is made of where that makes it easy: the account's own names, or a word that many use. */
  readonly madeOf: 'name' | 'common' | 'other';
}

/** The same characters typed on another keyboard or input method give the same passphrase. */
export function normalizedPassphrase(passphrase: string): string {
  return passphrase.normalize('NFKC');
}

/** A Chinese character says about as much as two letters, so a phrase of them may be shorter. */
export function weightOf(passphrase: string): number {
  return [...normalizedPassphrase(passphrase)].reduce(
    (sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 2 : 1),
    0,
  );
}

/** How strong a passphrase is, 0 to 4, from how many guesses it stands; 3 may be used. */
export function strengthOf(guesses: number): 0 | 1 | 2 | 3 | 4 {
  return steps.filter((least) => guesses >= least).length as 0 | 1 | 2 | 3 | 4;
}

/** What is weak about a passphrase; undefined when it may be used. */
export function weaknessOf(
  passphrase: string,
  accountName: string,
  { guesses, madeOf }: PassphraseEstimate,
): Weakness | undefined {
  const plain = normalizedPassphrase(passphrase);
  if (weightOf(plain) < lightest) return 'short';
  if (new Set(plain).size < 4) return 'repeated';
  if (plain.toLowerCase() === normalizedPassphrase(accountName).toLowerCase()) return 'name';
  if (guesses >= fewestGuesses) return undefined;
  return madeOf === 'other' ? 'guessable' : madeOf;
}

/**
 * Whether a passphrase may be used: weight of at least 8 (a letter 1, a Chinese character 2), at least 4 different
 * characters, not the account's own name, and more guesses than somebody with the file would spend.
 */
export function mayUsePassphrase(passphrase: string, accountName: string, estimate: PassphraseEstimate): Verdict {
  const reason = weaknessOf(passphrase, accountName, estimate);
  return reason === undefined ? granted : refused('PASSPHRASE_WEAK', { reason, least: lightest });
}

/** Seconds to wait after so many wrong passphrases in a row: none for the first three, then doubling up to 15 minutes. */
export function waitAfterFailures(failures: number): number {
  return failures < 3 ? 0 : Math.min(15 * 60, 2 ** (failures - 2));
}
