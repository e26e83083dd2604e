import type { ReadDb, WriteTx } from '../../db/handles.ts';
import type {
  CallName,
  CommandName,
  Contract,
  OutputOf,
  ParsedInputOf,
  ProcedureName,
  QueryName,
} from '../../shared/contract/index.ts';
import type { Audience } from '../../shared/contract/define.ts';
import type { Id } from '../../shared/ids.ts';
import type { Services } from './services.ts';
import type { Actor } from './signed-in.ts';

/** Calls open to anyone may have no actor; every other handler can rely on one whose role was checked. */
export type ActorOf<N extends CallName> = Contract[N]['roles'] extends 'anyone' ? Actor | undefined : Actor;

export interface QueryContext<N extends CallName> {
  readonly actor: ActorOf<N>;
  readonly audience: Audience;
  /** Which phone in the LAN asks, as long as this run of the host lasts; undefined elsewhere. Never to be stored. */
  readonly device: string | undefined;
  /** The moment of the call, UTC ISO text; the same for everything the call does. */
  readonly now: string;
  /** Its day in Asia/Shanghai. */
  readonly today: string;
  readonly services: Services;
  readonly token: string | undefined;
}

export interface CommandContext<N extends CallName> extends QueryContext<N> {
  /** A new id that sorts by time. */
  newId<Name extends string>(): Id<Name>;
  /** Names the row that the audit entry of this command is about; which rows it changed is written down by itself. */
  about(subjectId: string): void;
  /** For what must not happen if the transaction fails: ending sessions, forgetting keys. */
  afterCommit(act: () => void | Promise<void>): void;
  /**
   * For what is noted in memory before the commit, so that the next command that shares it sees it: `act` takes the note
   * back when nothing is committed.
   */
  ifUndone(act: () => void): void;
}

export type QueryHandler<N extends QueryName> = (
  db: ReadDb,
  input: ParsedInputOf<N>,
  context: QueryContext<N>,
) => Promise<OutputOf<N>>;

export type CommandHandler<N extends CommandName> = (
  tx: WriteTx,
  input: ParsedInputOf<N>,
  context: CommandContext<N>,
) => Promise<OutputOf<N>>;

/**
 * A command that gets something ready first, what takes long and needs no transaction: keys, files. Everybody who writes
 * waits for a transaction, so only what is read and written under one belongs into it. Who asks and whether they may is
 * known by then; what `prepare` reads may be another when the command runs.
 */
export interface PreparedCommand<N extends CommandName> {
  /**
   * What was made ready is taken back by `ifUndone`, which is also called where an earlier reply is given again.
   * @returns what is done within the transaction
   */
  prepare(
    read: ReadDb,
    input: ParsedInputOf<N>,
    context: CommandContext<N>,
  ): Promise<(tx: WriteTx) => Promise<OutputOf<N>>>;
}

export type ProcedureHandler<N extends ProcedureName> = (
  input: ParsedInputOf<N>,
  context: QueryContext<N>,
) => Promise<OutputOf<N>>;

export type Handler<N extends CallName> = N extends ProcedureName
  ? ProcedureHandler<N>
  : N extends QueryName
    ? QueryHandler<N>
    : N extends CommandName
      ? CommandHandler<N> | PreparedCommand<N>
      : never;

/** A subject's handlers: every call of its contract, no other. */
export type HandlersOf<SubjectContract> = { readonly [N in keyof SubjectContract & CallName]: Handler<N> };
