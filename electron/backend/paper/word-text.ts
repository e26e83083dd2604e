import type { OutputOf } from '../../../shared/contract/index.ts';

type Piece = OutputOf<'paper.forPhone'>['pieces'][number];
type Align = Extract<Piece, { kind: 'line' }>['align'];

interface Line {
  text: string;
  align: Align;
  /** Undefined until there is something to read in it. */
  strong: boolean | undefined;
}

interface Table {
  head: string[] | null;
  readonly rows: string[][];
  row: string[];
  isHead: boolean;
  cell: string[];
}

/** A tag with its attributes, what is no tag of the text, or text. */
const part = /<(\/?)([\w:.-]+)((?:[^"'>]|"[^"]*"|'[^']*')*?)(\/?)>|<[!?][^>]*>|([^<]+)/g;
/** What was deleted or moved away under 修订, and what stands there for programs that know no text boxes. */
const leftOut: readonly string[] = ['w:del', 'w:moveFrom', 'mc:Fallback'];
/** By GB/T 9704 titles are set in 小标宋 and headings in 黑体, where other papers have bold type. */
const strongFont = /黑体|小标宋|SimHei/;

/** The paragraphs and tables of a Word file, out of the XML of its text: what it says, and roughly how it looks. */
export function readWord(xml: string): readonly Piece[] {
  const reader = new WordReader();
  for (const [, shut, name, attributes = '', empty, text] of xml.matchAll(part)) {
    if (text !== undefined) reader.text(text);
    if (name === undefined) continue;
    if (shut === '') reader.open(name, attributes);
    if (shut === '/' || empty === '/') reader.close(name);
  }
  return reader.pieces;
}

class WordReader {
  readonly pieces: Piece[] = [];
  /** Those that are open: a text box stands in a paragraph and has its own, a table can stand in another's cell. */
  readonly #lines: Line[] = [];
  readonly #tables: Table[] = [];
  #run: { strong: boolean; hidden: boolean } | undefined;
  #isText = false;
  #leftOut = 0;

  open(name: string, attributes: string): void {
    if (leftOut.includes(name)) this.#leftOut += 1;
    const line = this.#lines.at(-1);
    const table = this.#tables.at(-1);
    switch (name) {
      case 'w:p':
        this.#lines.push({ text: '', align: 'left', strong: undefined });
        break;
      case 'w:jc':
        if (line !== undefined) line.align = alignOf(attributes);
        break;
      case 'w:r':
        this.#run = { strong: false, hidden: false };
        break;
      case 'w:b':
        if (this.#run !== undefined && isOn(attributes)) this.#run.strong = true;
        break;
      case 'w:rFonts':
        if (this.#run !== undefined && strongFont.test(attributes)) this.#run.strong = true;
        break;
      case 'w:vanish':
        if (this.#run !== undefined && isOn(attributes)) this.#run.hidden = true;
        break;
      case 'w:t':
        this.#isText = true;
        break;
      case 'w:tab':
        // The same mark says in a paragraph's settings where its tab stops are.
        if (this.#run !== undefined) this.#write(' ');
        break;
      case 'w:br':
        if (!attributes.includes('page')) this.#write('\n');
        break;
      case 'w:tbl':
        this.#tables.push({ head: null, rows: [], row: [], isHead: false, cell: [] });
        break;
      case 'w:tblHeader':
        if (table !== undefined && isOn(attributes)) table.isHead = true;
        break;
      default:
    }
  }

  close(name: string): void {
    if (leftOut.includes(name)) this.#leftOut -= 1;
    const table = this.#tables.at(-1);
    switch (name) {
      case 'w:t':
        this.#isText = false;
        break;
      case 'w:r':
        this.#run = undefined;
        break;
      case 'w:p':
        this.#endLine();
        break;
      case 'w:tc':
        table?.row.push(table.cell.join('\n'));
        if (table !== undefined) table.cell = [];
        break;
      case 'w:tr':
        if (table !== undefined) endRow(table);
        break;
      case 'w:tbl':
        this.#endTable();
        break;
      default:
    }
  }

  text(text: string): void {
    if (this.#isText) this.#write(decoded(text));
  }

  #write(text: string): void {
    const line = this.#lines.at(-1);
    if (line === undefined || this.#leftOut > 0 || this.#run?.hidden === true) return;
    line.text += text;
    // A heading is strong from its first sign to its last.
    if (text.trim() !== '') line.strong = line.strong !== false && this.#run?.strong === true;
  }

  #endLine(): void {
    const line = this.#lines.pop();
    const text = line?.text.trim() ?? '';
    if (line === undefined || text === '') return;
    const table = this.#tables.at(-1);
    if (table === undefined) this.pieces.push({ kind: 'line', text, align: line.align, strong: line.strong === true });
    else table.cell.push(text);
  }

  /** One with a head and nothing under it is room for signatures. */
  #endTable(): void {
    const table = this.#tables.pop();
    if (table === undefined || table.rows.length === 0) return;
    const { head, rows } = table;
    const around = this.#tables.at(-1);
    if (around === undefined) this.pieces.push({ kind: 'table', head, rows });
    else around.cell.push(...[...(head === null ? [] : [head]), ...rows].map((row) => row.join(' ')));
  }
}

function endRow(table: Table): void {
  const { row, isHead } = table;
  table.row = [];
  table.isHead = false;
  if (row.every((cell) => cell === '')) return;
  if (isHead && table.head === null) table.head = row;
  else table.rows.push(row);
}

function alignOf(attributes: string): Align {
  if (/"center"/.test(attributes)) return 'center';
  return /"(right|end)"/.test(attributes) ? 'right' : 'left';
}

/** A mark without a value holds; one of a style can be taken back. */
function isOn(attributes: string): boolean {
  return !/"(0|false|off)"/.test(attributes);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replaceAll(/&(#x?)?(\w+);/g, (whole, number: string | undefined, name: string) => {
    if (number === undefined) return entities[name] ?? whole;
    return String.fromCodePoint(Number.parseInt(name, number === '#x' ? 16 : 10));
  });
}
