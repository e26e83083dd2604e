/**
 * Writes the Word templates that come with the program, `electron/backend/resources/papers/*.docx`. They follow the page
 * of GB/T 9704-2012 as far as office papers need it: A4, 37 mm head and 28 mm binding margin, title in 22 pt, text in
 * 16 pt Fangsong on lines of 28 pt. No font is brought along; Word takes the next best where one is missing.
 *
 *     node scripts/papers/make-templates.ts
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import PizZip from 'pizzip';
import type { PaperKind } from '../../shared/domain/paper.ts';

const target = path.resolve(import.meta.dirname, '../../electron/backend/resources/papers');
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const millimetres = (mm: number): number => Math.round((mm * 1440) / 25.4);
/** Width of the text between the margins. */
const textWidth = millimetres(156);

interface Style {
  readonly font?: string;
  /** Points. */
  readonly size?: number;
  readonly bold?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  readonly indent?: boolean;
  /** Points of one line; 0 leaves it to Word. */
  readonly line?: number;
  readonly before?: number;
  /** Stays on the page of the paragraph after it. */
  readonly keep?: boolean;
}

const body: Style = { font: '仿宋', size: 16, line: 28, indent: true };
const plain: Style = { ...body, indent: false };
const cell: Style = { font: '仿宋', size: 10.5, line: 0 };

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function run(text: string, { font = '仿宋', size = 16, bold = false }: Style): string {
  const fonts = `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${font}"/>`;
  return `<w:r><w:rPr>${fonts}${bold ? '<w:b/>' : ''}<w:sz w:val="${size * 2}"/></w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
}

function paragraph(text: string, style: Style = body): string {
  const { align = 'left', indent = false, line = 0, before = 0, keep = false } = style;
  const spacing =
    `<w:spacing w:before="${before * 20}" w:after="0"` +
    (line === 0 ? '/>' : ` w:line="${line * 20}" w:lineRule="exact"/>`);
  const first = indent ? '<w:ind w:firstLineChars="200" w:firstLine="640"/>' : '';
  return `<w:p><w:pPr>${keep ? '<w:keepNext/>' : ''}${spacing}${first}<w:jc w:val="${align}"/></w:pPr>${text === '' ? '' : run(text, style)}</w:p>`;
}

/** The head of every paper: enterprise in red small title type, number, title. */
const headOf = (title: string): string =>
  paragraph('{enterprise}', { font: '方正小标宋简体', size: 22, align: 'center', line: 36 }) +
  paragraph(title, { font: '方正小标宋简体', size: 22, align: 'center', line: 36 }) +
  paragraph('{docNo}', { ...plain, align: 'center', before: 6 }) +
  paragraph('', { ...plain, line: 14 });

/** A paragraph that is there only where the record has something to say: an empty line would be left otherwise. */
const onlyIf = (tag: string, text: string): string =>
  paragraph(`{#${tag}}`) + paragraph(text, { ...body, keep: true }) + paragraph(`{/${tag}}`);

const heading = (text: string): string => paragraph(text, { ...body, font: '黑体', before: 6, keep: true });
/** Who issues it and when, in one piece: a date alone on the last page could belong to anything. */
const issued =
  paragraph('{union}', { ...plain, align: 'right', before: 14, keep: true }) +
  paragraph('{madeOn}', { ...plain, align: 'right' });

const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
  .join('');

const cellMargins =
  '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>';

/** A table with a head that repeats on each page. Widths are shares of the text's width; a row is as high as a signature. */
function table(columns: readonly { head: string; cell: string; share: number }[], rowHeight = 0): string {
  const whole = columns.reduce((sum, column) => sum + column.share, 0);
  const widths = columns.map((column) => Math.round((textWidth * column.share) / whole));
  const cells = (texts: readonly string[], style: Style): string =>
    texts
      .map(
        (text, index) =>
          `<w:tc><w:tcPr><w:tcW w:w="${widths[index]}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${paragraph(text, style)}</w:tc>`,
      )
      .join('');
  const height = rowHeight === 0 ? '' : `<w:trHeight w:val="${millimetres(rowHeight)}" w:hRule="atLeast"/>`;
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${textWidth}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>${cellMargins}</w:tblPr>` +
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>` +
    `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cells(
      columns.map((column) => column.head),
      { ...cell, font: '黑体', align: 'center' },
    )}</w:tr>` +
    `<w:tr><w:trPr><w:cantSplit/>${height}</w:trPr>${cells(
      columns.map((column) => column.cell),
      cell,
    )}</w:tr></w:tbl>`
  );
}

/** Two columns without a head: what something is, and what it says. */
function facts(rows: readonly (readonly [label: string, value: string])[]): string {
  const widths = [Math.round(textWidth * 0.24), Math.round(textWidth * 0.76)];
  const one = (text: string, width: number | undefined, style: Style): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${paragraph(text, style)}</w:tc>`;
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${textWidth}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>${cellMargins}</w:tblPr>` +
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>` +
    rows
      .map(
        ([label, value]) =>
          `<w:tr>${one(label, widths[0], { ...cell, font: '黑体', size: 14 })}${one(value, widths[1], { ...cell, size: 14 })}</w:tr>`,
      )
      .join('') +
    '</w:tbl>'
  );
}

const papers: Readonly<Record<PaperKind, string>> = {
  notice:
    headOf('会议通知') +
    paragraph('各位参会人员：', plain) +
    paragraph('定于{time}在{place}召开{session}（{sessionKind}）{#chair}，由{chair}主持{/chair}。{shareRule}') +
    heading('一、拟协商议题') +
    paragraph('{#items}') +
    paragraph('{n}. {title}{#isMajor}（{isMajor}，须票决）{/isMajor}{#proposer}（{proposer}提出）{/proposer}') +
    paragraph('{/items}') +
    heading('二、参会人员') +
    table([
      { head: '序号', cell: '{#people}{n}', share: 1 },
      { head: '姓名', cell: '{name}', share: 2 },
      { head: '所属方', cell: '{side}', share: 2 },
      { head: '身份', cell: '{capacity}', share: 3 },
      { head: '部门', cell: '{department}{/people}', share: 4 },
    ]) +
    paragraph('{shareInvited}不能到会的，请在会前向工会请假。', { ...body, before: 6, keep: true }) +
    onlyIf('sentAt', '本通知于{sentAt}发出。') +
    issued,
  agenda:
    headOf('{session}议程') +
    facts([
      ['时间', '{time}'],
      ['地点', '{place}'],
      ['主持人', '{chair}'],
      ['记录人', '{recorder}'],
    ]) +
    heading('一、议题') +
    table([
      { head: '序号', cell: '{#items}{n}', share: 1 },
      { head: '议题', cell: '{title}', share: 5 },
      { head: '诉求编号', cell: '{petitionNo}', share: 2 },
      { head: '列入理由', cell: '{reasons}{/items}', share: 4 },
    ]) +
    heading('二、未列入的诉求及理由') +
    paragraph('{#leftOut}') +
    paragraph('{petitionNo} {title}：{reason}') +
    paragraph('{/leftOut}') +
    paragraph('{^leftOut}待上会诉求已全部列入。{/leftOut}') +
    issued,
  signIn:
    headOf('{session}签到表') +
    facts([
      ['时间', '{time}'],
      ['地点', '{place}'],
      ['应到', '{invited} 人'],
      ['实到', '{#share}{came} 人。{share}{/share}'],
      ['法定人数', '{quorum}'],
    ]) +
    paragraph('', plain) +
    table(
      [
        { head: '序号', cell: '{#people}{n}', share: 12 },
        { head: '姓名', cell: '{name}', share: 20 },
        { head: '所属方', cell: '{side}', share: 17 },
        { head: '身份', cell: '{capacity}', share: 29 },
        { head: '部门', cell: '{department}', share: 25 },
        { head: '签到', cell: '{inAt}', share: 14 },
        { head: '签退', cell: '{outAt}', share: 14 },
        { head: '本人签名', cell: '{/people}', share: 25 },
      ],
      11,
    ) +
    paragraph('核对人签名：', { ...plain, before: 10 }),
  minutes:
    headOf('{session}纪要') +
    facts([
      ['时间', '{time}{#ended} 至 {ended}{/ended}'],
      ['地点', '{place}'],
      ['主持人', '{chair}'],
      ['记录人', '{recorder}'],
      ['职工代表', '{presentWorkers}'],
      ['工会', '{presentUnion}'],
      ['行政方', '{presentManagement}'],
      ['列席、旁听', '{others}'],
      ['缺席', '{absent}'],
      ['职工代表比例', '{share}'],
      ['法定人数', '{quorum}'],
      ['开会条件', '{gates}'],
      ['各方发言时间', '{talk}'],
    ]) +
    paragraph('{#items}') +
    heading('议题{n}　{title}（{outcome}）') +
    onlyIf('petitionNo', '诉求编号：{petitionNo}。{#isMajor}本项为{isMajor}事项。{/isMajor}') +
    paragraph('行政方答复{#answeredBy}（{answeredBy}）{/answeredBy}：{answer}') +
    onlyIf('discussion', '讨论要点：{discussion}') +
    paragraph('{#ballots}') +
    paragraph(
      '票决（{kind}，{rule}）：{arithmetic}；反对 {votesAgainst}，弃权 {votesAbstain}，无效 {invalid}；{result}。监票人：{tellers}。',
    ) +
    paragraph('{/ballots}') +
    paragraph('{#measures}') +
    paragraph(
      '措施{n}：{what}。{department} {responsible}，{dueOn}前完成{#criterion}，完成标准：{criterion}{/criterion}（{actionNo}）。',
    ) +
    paragraph('{/measures}') +
    onlyIf('note', '说明：{note}') +
    paragraph('{/items}') +
    onlyIf('remarks', '其他：{remarks}') +
    onlyIf('nextSession', '下次会议：{nextSession}。') +
    paragraph('共商指纹：{fingerprint}', { ...plain, size: 12, before: 10, keep: true }) +
    table(
      [
        { head: '职工方首席代表', cell: '', share: 1 },
        { head: '工会', cell: '', share: 1 },
        { head: '行政方首席代表', cell: '', share: 1 },
      ],
      18,
    ) +
    issued,
  ballots:
    headOf('{session}票决结果报告') +
    paragraph('{#ballots}') +
    heading('{item}') +
    facts([
      ['表决事项', '{question}'],
      ['方式', '{kind}'],
      ['通过条件', '{rule}'],
      ['全体代表', '{roster} 人，到会 {present} 人'],
      ['选票', '{papers}'],
      ['票数', '赞成 {votesFor}，反对 {votesAgainst}，弃权 {votesAbstain}'],
      ['计算', '{arithmetic}'],
      ['结果', '{result}'],
      ['结束时间', '{closedAt}'],
      ['监票人', '{tellers}'],
    ]) +
    paragraph('{/ballots}') +
    paragraph('{^ballots}本次会议没有已结束的票决。{/ballots}') +
    paragraph('{#voided}') +
    paragraph('另有一次票决作废：{question}。原因：{reason}。') +
    paragraph('{/voided}') +
    paragraph('以上计票经监票人当场核对无误。', { ...body, before: 8, keep: true }) +
    paragraph('监票人签名：', { ...body, before: 14, keep: true }) +
    paragraph('共商指纹：{fingerprint}', { ...plain, size: 12, before: 10, keep: true }) +
    issued,
};

const page =
  `<w:sectPr><w:footerReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" w:type="default" r:id="footer"/>` +
  `<w:pgSz w:w="${millimetres(210)}" w:h="${millimetres(297)}"/>` +
  `<w:pgMar w:top="${millimetres(37)}" w:right="${millimetres(26)}" w:bottom="${millimetres(35)}" w:left="${millimetres(28)}" w:header="720" w:footer="1200" w:gutter="0"/></w:sectPr>`;
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** The same file on every machine and at every time. */
const date = new Date('2026-01-01T00:00:00Z');

mkdirSync(target, { recursive: true });
for (const [kind, content] of Object.entries(papers)) {
  const zip = new PizZip();
  const add = (name: string, xml: string): void => void zip.file(name, declaration + xml, { date });
  add(
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/><Override PartName="/word/footer.xml" ContentType="${word}.footer+xml"/></Types>`,
  );
  add(
    '_rels/.rels',
    `<Relationships xmlns="${relations}"><Relationship Id="document" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
  );
  add(
    'word/_rels/document.xml.rels',
    `<Relationships xmlns="${relations}"><Relationship Id="footer" Type="${office}/footer" Target="footer.xml"/></Relationships>`,
  );
  const number = '<w:fldSimple w:instr=" PAGE "><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>';
  add(
    'word/footer.xml',
    `<w:ftr ${w}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>${run('— ', { size: 14 })}${number}${run(' —', { size: 14 })}</w:p></w:ftr>`,
  );
  add('word/document.xml', `<w:document ${w}><w:body>${content}${page}</w:body></w:document>`);
  writeFileSync(path.join(target, `${kind}.docx`), zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' }));
}
