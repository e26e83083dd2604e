import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { passphrase, testHost, type Person } from '../support/backend.ts';

const data = path.resolve(import.meta.dirname, '../data');
const base64 = (file: string): string => readFileSync(path.join(data, file)).toString('base64');
const csv = (text: string): string => Buffer.from(text).toString('base64');
const at = '2026-11-20T09:00:00+08:00';

const prepare = (chair: Person, file: string) =>
  chair.do('import.prepare', { kind: 'petitions', fileName: path.basename(file), content: base64(file) });
const said = (report: Awaited<ReturnType<typeof prepare>>): string[] =>
  report.problems.map((problem) => `${problem.cell} ${problem.code}`);

describe('files that are refused as a whole', () => {
  const cases: [file: string, code: string, details: Record<string, unknown>][] = [
    ['bad/09_empty.csv', 'FILE_EMPTY', {}],
    ['bad/10_binary_renamed.csv', 'FILE_WRONG_TYPE', { expected: 'CSV', found: 'PNG' }],
    ['bad/13_header_only.csv', 'FILE_HEADER_ONLY', {}],
    ['bad/14_truncated.xlsx', 'FILE_DAMAGED', {}],
  ];
  it.each(cases)('%s: %s', async (file, code, details) => {
    const host = await testHost(at);
    const chair = await host.chair();
    const refusal = await chair.refused('import.prepare', { kind: 'petitions', fileName: file, content: base64(file) });
    expect(refusal).toEqual({ code, details });
  });

  it('names the missing, the unknown and the repeated columns, and guesses nothing', async () => {
    const host = await testHost(at);
    const chair = await host.chair();
    const file = 'bad/01_wrong_headers.csv';
    const { code, details } = await chair.refused('import.prepare', {
      kind: 'petitions',
      fileName: file,
      content: base64(file),
    });
    expect(code).toBe('FILE_HEADER_WRONG');
    expect(details['problem']).toBe('缺少必填列 text（诉求内容）；重复的列 channel；不认识的列 诉求、日期');
  });
});

describe('files with good and bad rows', () => {
  const cases: [file: string, good: number, problems: string[], notes: string[]][] = [
    ['bad/02_gbk_encoded.csv', 4, [], ['readAsGbk']],
    ['bad/03_missing_text.csv', 2, ['B3 textEmpty', 'B4 textEmpty', 'B5 textEmpty', 'A7 tooFewColumns'], []],
    [
      'bad/04_invalid_date.csv',
      3,
      [
        'N2 dateInvalid',
        'N3 dateInvalid',
        'N4 dateInvalid',
        'N5 dateInvalid',
        'N6 dateInFuture',
        'N7 dateInvalid',
        'N10 dateAmbiguous',
      ],
      [],
    ],
    ['bad/05_duplicate_ids.csv', 3, ['A4 repeatedSame', 'A5 repeatedDifferent', 'A6 repeatedDifferent'], []],
    ['bad/11_mixed_line_endings_valid.csv', 5, [], []],
    [
      'bad/12_unknown_category.csv',
      5,
      ['D3 valueNotAllowed', 'D4 mapped', 'D5 mapped', 'E6 valueNotAllowed', 'I8 valueNotAllowed', 'F9 mapped'],
      [],
    ],
  ];
  it.each(cases)('%s: %i good rows', async (file, good, problems, notes) => {
    const host = await testHost(at);
    const chair = await host.chair();
    const report = await prepare(chair, file);
    expect(said(report)).toEqual(problems);
    expect(report.goodRows).toBe(good);
    expect(report.notes.map((note) => note.code)).toEqual(notes);
    expect(host.rows('SELECT count(*) AS n FROM petition')).toEqual([{ n: 0 }]);
  });

  it('keeps formula-looking text as text, says so, and does not drop it', async () => {
    const host = await testHost(at);
    const chair = await host.chair();
    const report = await prepare(chair, 'bad/07_formula_injection.csv');
    expect(said(report).filter((line) => line.endsWith('textTooShort'))).toEqual(['B11 textTooShort']);
    expect(said(report).filter((line) => line.endsWith('looksLikeFormula')).length).toBeGreaterThanOrEqual(6);
    await chair.do('import.commit', { importId: report.importId, skipBad: true });
    const texts = (await chair.do('petition.list', { limit: 50 })).rows.map((row) => row.text);
    expect(texts.some((text) => text.startsWith('=HYPERLINK('))).toBe(true);
  });

  it('finds the header below a merged title, and names the empty, the numeric and the foreign cells', async () => {
    const host = await testHost(at);
    const chair = await host.chair();
    const report = await prepare(chair, 'bad/08_merged_header.xlsx');
    expect(report.notes).toContainEqual({ code: 'headerInRow', details: { row: 3 } });
    expect(report.notes).toContainEqual({ code: 'hiddenRowsRead', details: { rows: '6' } });
    expect(said(report)).toContain('B5 notText');
    expect(said(report)).toContain('A8 notARecord');
    expect(report.goodRows).toBe(2);
  });

  it('removes control and direction characters, says so, and keeps the emoji', async () => {
    const host = await testHost(at);
    const chair = await host.chair();
    const report = await prepare(chair, 'bad/15_control_characters.csv');
    expect(said(report).filter((line) => line.endsWith('charactersRemoved'))).toHaveLength(2);
    await chair.do('import.commit', { importId: report.importId });
    const stored = (await chair.do('petition.list', {})).rows.map((row) => row.text).join('');
    expect(stored).not.toMatch(/[\u0000\u202e]/);
    expect(stored).toMatch(/\p{Extended_Pictographic}/u);
  });

  it('refuses a cell of two megabytes with the limit and stores nothing of it', async () => {
    const host = await testHost(at);
    const chair = await host.chair();
    const content = csv(`诉求内容\n好的一条诉求\n${'空调滴水滴到床上，'.repeat(80_000)}\n另一条好诉求`);
    const report = await chair.do('import.prepare', { kind: 'petitions', fileName: 'a.csv', content });
    expect(report.problems).toMatchObject([{ cell: 'A3', code: 'textTooLong', details: { limit: 5000 } }]);
    expect(report.goodRows).toBe(2);
  });
});

describe('committing an import', () => {
  it('refuses bad rows unless told to leave them out, and writes nothing before it is told', async () => {
    const host = await testHost(at);
    const chair = await host.chair();
    const { importId } = await prepare(chair, 'bad/03_missing_text.csv');
    expect(await chair.refused('import.commit', { importId })).toEqual({
      code: 'IMPORT_HAS_BAD_ROWS',
      details: { bad: 4, good: 2 },
    });
    expect(host.rows('SELECT count(*) AS n FROM petition')).toEqual([{ n: 0 }]);
    expect(await chair.do('import.commit', { importId, skipBad: true })).toEqual({ written: 2, skipped: 4 });
    expect((await chair.refused('import.commit', { importId })).code).toBe('IMPORT_NOT_PREPARED');
  });

  it('takes the whole register in, from CSV and from Excel alike, and knows it a second time', async () => {
    const host = await testHost(at);
    const chair = await host.chair();
    const fromExcel = await prepare(chair, 'petitions.xlsx');
    const fromCsv = await prepare(chair, 'register-zh.csv');
    expect([fromExcel.goodRows, fromExcel.badRows]).toEqual([420, 0]);
    expect([fromCsv.goodRows, fromCsv.badRows]).toEqual([420, 0]);
    await chair.do('import.commit', { importId: fromExcel.importId });
    expect((await chair.do('petition.counts', {})).byState).toEqual({ received: 420 });
    const again = await prepare(chair, 'petitions.xlsx');
    expect(again.goodRows).toBe(0);
    expect(new Set(again.problems.map((problem) => problem.code))).toEqual(new Set(['alreadyImported']));
  });

  it('rolls everything back when it is cancelled in the middle', async () => {
    const host = await testHost(at);
    const chair = await host.chair();
    const content = csv(`诉求内容\n${Array.from({ length: 3000 }, (_, i) => `第${i}号更衣柜锁坏了`).join('\n')}`);
    const { importId } = await chair.do('import.prepare', { kind: 'petitions', fileName: 'a.csv', content });
    const running = chair.refused('import.commit', { importId });
    while ((await chair.do('import.progress', { importId })).done === 0) await new Promise(setImmediate);
    await chair.do('import.cancel', { importId });
    expect((await running).code).toBe('IMPORT_CANCELLED');
    expect(host.rows('SELECT count(*) AS n FROM petition')).toEqual([{ n: 0 }]);
    expect(await chair.do('import.commit', { importId })).toEqual({ written: 3000, skipped: 0 });
  });
});

describe('a register that names people', () => {
  it('seals who is named, takes no name beside an anonymous petition, and leaves neither in any file', async () => {
    const host = await testHost(at);
    const chair = await host.chair();
    const content = csv(
      [
        '诉求内容,是否匿名,姓名,电话,工号',
        '包装间的灯不亮,否,欧阳绝密丁,19900008888,CT6666',
        '更衣室的门锁坏了,是,司徒绝密戊,,',
        '饮水机漏水,,,,',
      ].join('\n'),
    );
    const report = await chair.do('import.prepare', { kind: 'petitions', fileName: 'a.csv', content });
    expect(said(report)).toEqual([]);
    await chair.do('import.commit', { importId: report.importId });
    expect(host.rows('SELECT anonymous FROM petition ORDER BY seq')).toEqual([
      { anonymous: 0 },
      { anonymous: 1 },
      { anonymous: 1 },
    ]);
    const { rows } = await chair.do('petition.list', { words: '包装间', limit: 5 });
    const petitionId = rows[0]?.id;
    if (petitionId === undefined) throw new Error('nothing imported');
    const opened = await chair.do('identity.open', { petitionId, purpose: 'contact', reason: '回访本人', passphrase });
    expect(opened).toMatchObject({ opened: true, identity: { name: '欧阳绝密丁', employeeNo: 'CT6666' } });
    const bytes = Buffer.concat(
      readdirSync(host.dataDir)
        .filter((name) => name.startsWith('gongshi.db'))
        .map((name) => readFileSync(path.join(host.dataDir, name))),
    );
    for (const secret of ['绝密丁', '绝密戊', '19900008888', 'CT6666']) expect(bytes.includes(secret)).toBe(false);
  });
});
