import type { WriteTx } from '../../../db/handles.ts';
import type { Note, Problem } from '../../../shared/domain/import/table.ts';
import type { ImportKind } from '../../../shared/contract/import.contract.ts';
import type { ImportId } from '../../../shared/ids.ts';
import type { CommandContext } from '../context.ts';

/** A checked file and how its good rows are written. */
export interface Prepared {
  readonly checked: {
    readonly good: readonly object[];
    readonly problems: readonly Problem[];
    readonly notes: readonly Note[];
  };
  readonly goodRows: number;
  readonly badRows: number;
  /** Writes the good rows; calls `step` after each batch, which yields to other work and throws when cancelled. */
  write(tx: WriteTx, context: CommandContext<'import.commit'>, step: (done: number) => Promise<void>): Promise<void>;
}

/** A checked file that waits for the person's word. Kept in memory: it is nothing until it is committed. */
export interface PreparedImport extends Prepared {
  readonly importId: ImportId;
  readonly kind: ImportKind;
  readonly fileName: string;
  done: number;
  running: boolean;
  cancelled: boolean;
}

/** The few imports being looked at. An older one makes room: a preview that nobody confirmed is no loss. */
export class PreparedImports {
  readonly #held = new Map<ImportId, PreparedImport>();
  static readonly most = 4;

  add(prepared: PreparedImport): void {
    for (const [importId, { running }] of this.#held) {
      if (this.#held.size < PreparedImports.most) break;
      if (!running) this.#held.delete(importId);
    }
    this.#held.set(prepared.importId, prepared);
  }

  find(importId: ImportId): PreparedImport | undefined {
    return this.#held.get(importId);
  }

  forget(importId: ImportId): void {
    this.#held.delete(importId);
  }
}
