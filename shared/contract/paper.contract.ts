import * as v from 'valibot';
import { largestTemplate, paperKinds, phonePaperKinds } from '../domain/paper.ts';
import { command, participants, query, staff } from './define.ts';
import { id, instant, text } from './fields.ts';

const kind = v.picklist(paperKinds);
/** A paragraph, or a table with its head where it has one; a line break within either is one on paper too. */
const piece = v.variant('kind', [
  v.object({
    kind: v.literal('line'),
    text: v.string(),
    align: v.picklist(['left', 'center', 'right']),
    /** Set as titles and headings are. */
    strong: v.boolean(),
  }),
  v.object({
    kind: v.literal('table'),
    head: v.nullable(v.array(v.string())),
    rows: v.array(v.array(v.string())),
  }),
]);
/** A Word file, base64. */
const file = v.object({ fileName: v.string(), content: v.string() });

export const paperContract = {
  /** A paper of a session, filled in from the record. It names no petitioner. */
  'paper.make': query({
    roles: participants,
    errors: ['PAPER_TEMPLATE_BROKEN'],
    input: v.strictObject({ kind, sessionId: id('Session') }),
    output: file,
  }),
  /** A released paper of the session that phones show, as text, for who is invited to it. */
  'paper.forPhone': query({
    roles: ['representative'],
    audience: ['lan'],
    errors: ['PAPER_TEMPLATE_BROKEN'],
    input: v.strictObject({ kind: v.picklist(phonePaperKinds), sessionId: id('Session') }),
    output: v.object({ pieces: v.array(piece) }),
  }),
  'paper.templates': query({
    roles: staff,
    input: v.strictObject({}),
    output: v.array(
      v.object({
        kind,
        /** The enterprise's own file; null while the one that comes with the program is used. */
        fileName: v.nullable(v.string()),
        replacedAt: v.nullable(instant),
        /** The names that may stand between braces: anywhere, and only within a list. */
        tags: v.array(v.string()),
        lists: v.array(v.object({ list: v.string(), tags: v.array(v.string()) })),
      }),
    ),
  }),
  /** The template in use, to be changed in Word; or the one that comes with the program, to start anew from. */
  'paper.template': query({
    roles: staff,
    input: v.strictObject({ kind, shipped: v.optional(v.boolean(), false) }),
    output: file,
  }),
  'paper.replaceTemplate': command({
    roles: staff,
    changes: ['enterprise'],
    errors: [
      'FILE_TOO_LARGE',
      'PAPER_TEMPLATE_BRACES',
      'PAPER_TEMPLATE_BROKEN',
      'PAPER_TEMPLATE_LIST',
      'PAPER_TEMPLATE_PLACE',
      'PAPER_TEMPLATE_TAG',
    ],
    input: v.strictObject({
      kind,
      fileName: text(120),
      content: v.pipe(v.string(), v.base64(), v.maxLength(Math.ceil((largestTemplate * 4) / 3) + 100_000)),
    }),
    output: v.object({}),
  }),
  /** Back to the template that comes with the program. */
  'paper.resetTemplate': command({
    roles: staff,
    changes: ['enterprise'],
    input: v.strictObject({ kind }),
    output: v.object({}),
  }),
};
