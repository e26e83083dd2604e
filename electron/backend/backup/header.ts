import * as v from 'valibot';

/** Why a backup was made. */
export const backupReasons = ['schedule', 'hand', 'closing', 'migration', 'restore'] as const;
export type BackupReason = (typeof backupReasons)[number];

const base64 = v.pipe(v.string(), v.base64());
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const size = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What is packed, in the order in which it lies in the stream. */
const content = v.object({ name: v.string(), size, sha256 });

/** The stream's key, sealed to the union's public key. */
const sealed = { keyId: v.string(), publicKey: base64, sealedKey: base64, contents: v.array(content) };

const head = v.object({ seq: v.pipe(v.number(), v.integer()), hash: sha256 });

const wrapping = v.object({
  keyId: v.string(),
  holder: v.string(),
  accountName: v.nullable(v.string()),
  wrapped: base64,
  parameters: v.string(),
});

export const backupHeader = v.object({
  kind: v.literal('backup'),
  ...sealed,
  enterpriseName: v.string(),
  programVersion: v.string(),
  madeAt: v.pipe(v.string(), v.isoTimestamp()),
  reason: v.picklist(backupReasons),
  head,
  /** Of the record that was copied, where the copy's own chain goes one entry further: its open boxes were emptied. */
  copiedHead: v.optional(head),
  wrappings: v.array(wrapping),
  /** Packed into this file, or each beside it in `files/`. */
  whole: v.boolean(),
  attachments: v.array(v.object({ sha256, size })),
  /** Files that the record speaks of and that were not there when the backup was made. */
  missing: v.array(sha256),
});
export type BackupHeader = v.InferOutput<typeof backupHeader>;

/** The last entry of the record that a backup was made of. */
export function copiedHead(header: BackupHeader): BackupHeader['head'] {
  return header.copiedHead ?? header.head;
}

export const fileHeader = v.object({ kind: v.literal('file'), ...sealed });
type FileHeader = v.InferOutput<typeof fileHeader>;

export type SealedHeader = BackupHeader | FileHeader;
