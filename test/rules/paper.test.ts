import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { paperKinds, paperTags, releasedAt, tagProblem, type UsedTag } from '../../shared/domain/paper.ts';

const text = (name: string): UsedTag => ({ name, inner: null, inverted: false });
const around = (name: string, ...inner: UsedTag[]): UsedTag => ({ name, inner, inverted: false });
const minutes = paperTags.minutes;

describe('a paper', () => {
  it('is released when its notice was sent, or when its minutes were made final', () => {
    const [sent, final] = ['2025-09-26T09:00:00.000Z', '2025-10-14T09:00:00.000Z'];
    const noneYet = { noticeSentAt: null, minutedAt: null };
    const held = { noticeSentAt: sent, minutedAt: null };
    const done = { noticeSentAt: sent, minutedAt: final };
    // An urgent session is convened at once, without a notice.
    const unannounced = { noticeSentAt: null, minutedAt: final };
    const released = [noneYet, held, done, unannounced].map((session) => [
      releasedAt('notice', session),
      releasedAt('minutes', session),
    ]);
    expect(released).toEqual([
      [null, null],
      [sent, null],
      [sent, final],
      [null, final],
    ]);
  });
});

describe('the marks of a template', () => {
  it('stand where their list is, and so does what stands around it', () => {
    const measure = around('measures', text('what'), text('answer'), text('place'));
    expect(tagProblem(minutes, [text('place'), around('items', text('title'), measure)])).toBeNull();
    expect(tagProblem(minutes, [around('measures', text('what'))])).toEqual({
      code: 'PAPER_TEMPLATE_PLACE',
      tag: 'measures',
      list: 'items',
    });
  });

  it('may make a text conditional, and have no entry where a list has none', () => {
    expect(tagProblem(minutes, [around('remarks', text('remarks'))])).toBeNull();
    const empty: UsedTag = { name: 'items', inner: [text('place')], inverted: true };
    expect(tagProblem(minutes, [empty])).toBeNull();
    expect(tagProblem(minutes, [{ ...empty, inner: [text('title')] }])).toMatchObject({ code: 'PAPER_TEMPLATE_PLACE' });
  });

  it('are all on the page that lists them, under their paper', () => {
    const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/papers.md'), 'utf8');
    const [shared = '', ...own] = page.split(/^## /m).slice(1);
    for (const kind of paperKinds) {
      const section = own.find((part) => new RegExp(`^\\S+ ${kind}\\n`).test(part)) ?? '';
      const { top, lists } = paperTags[kind];
      for (const [list, tags] of Object.entries(lists)) {
        const line = section.split('\n').find((row) => row.startsWith(`- \`${list}\``)) ?? '';
        for (const tag of tags) expect(line, `${kind}, ${list}`).toContain(`\`${tag}\``);
      }
      for (const tag of top) expect(shared + section, kind).toContain(`\`${tag}\``);
    }
  });
});
