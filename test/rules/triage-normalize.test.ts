import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { normalize, normalizedText } from '../../shared/domain/triage/normalize.ts';
import { maxPetitionText } from '../../shared/domain/petition.ts';

describe('reading a petition as it is meant', () => {
  it.each([
    ['full width as half width', 'ＡＢ１２', 'ab00'],
    ['every digit alike, so that a number counts by its length', '3500元', '0000元'],
    ['traditional as simplified', '車間機器壞了', '车间机器坏了'],
    ['Cantonese writing', '我哋冇出糧', '我们没发薪'],
    ['words misheard by voice input', '工子还没到，食糖的饭', '工资还没到,食堂的饭'],
    ['Chinese punctuation as plain', '坏了！修？好；', '坏了.修?好,'],
  ])('reads %s', (_what, text, read) => {
    expect(normalizedText(text)).toBe(read);
  });

  it.each(['仲裁委员会', '公司系统', '蚊帐'])('leaves %s as it is', (text) => {
    expect(normalizedText(text)).toBe(text);
  });

  it('keeps every character at its place, so that words can be shown as they stand', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(normalize(text).length).toBe(text.length);
      }),
    );
  });

  it('reads no further than a petition may be long', () => {
    expect(normalize('长'.repeat(maxPetitionText + 10)).length).toBe(maxPetitionText);
  });

  it('reads what it has read the same again', () => {
    const once = normalizedText('我哋個班冇出糧，點解？工子３５００');
    expect(normalizedText(once)).toBe(once);
  });
});
