import { granted, refused, type Verdict } from '../verdict.ts';

const shortest = 8;
/** A Chinese character says about as much as two letters, so a phrase of them may be shorter. */
const weightOf = (character: string): number => (/\p{Script=Han}/u.test(character) ? 2 : 1);
const common = [
  '12345678',
  '123456789',
  '1234567890',
  '11111111',
  '88888888',
  'password',
  'qwertyuiop',
  'iloveyou',
  'abcd1234',
  'a1234567',
];

/**
 * Whether a passphrase may be used: weight of at least 8 (a letter 1, a Chinese character 2), at least 4 different
 * characters, none of the common ones, not the account's own name.
 */
export function mayUsePassphrase(passphrase: string, accountName: string): Verdict {
  const characters = [...passphrase.normalize('NFKC')];
  const weight = characters.reduce((sum, character) => sum + weightOf(character), 0);
  if (weight < shortest) return refused('PASSPHRASE_WEAK', { reason: 'short', least: shortest });
  if (new Set(characters).size < 4) return refused('PASSPHRASE_WEAK', { reason: 'repeated' });
  const lower = passphrase.toLowerCase();
  if (common.includes(lower)) return refused('PASSPHRASE_WEAK', { reason: 'common' });
  if (lower === accountName.toLowerCase()) return refused('PASSPHRASE_WEAK', { reason: 'name' });
  return granted;
}

/** Seconds to wait after so many wrong passphrases in a row: none for the first three, then doubling up to 15 minutes. */
export function waitAfterFailures(failures: number): number {
  return failures < 3 ? 0 : Math.min(15 * 60, 2 ** (failures - 2));
}
