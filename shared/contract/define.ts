import type * as v from 'valibot';
import type { Role } from '../domain/member.ts';
import type { ErrorCode } from '../errors.ts';
import type { Topic } from '../topics.ts';

/** Where a call may come from: the office PC's own window, a phone or board in the LAN, the command line, the backend's own jobs. */
export const audiences = ['desktop', 'lan', 'cli', 'program'] as const;
export type Audience = (typeof audiences)[number];

type Schema = v.GenericSchema<unknown, unknown>;

interface OperationBase<I extends Schema, O extends Schema> {
  /** What the caller hands in. Everything else is refused with the name of the field. */
  readonly input: I;
  /** What goes out. Fields that the schema does not name never leave: the door passes every answer through it. */
  readonly output: O;
  readonly audience: readonly Audience[];
  /** Who may call it; `anyone` needs no session (setup, sign-in, published pages). */
  readonly roles: readonly Role[] | 'anyone';
  /** The subject's own refusals. System codes (`INVALID_INPUT`, `NOT_FOUND`…) need no mention. */
  readonly errors: readonly ErrorCode[];
}

export interface QueryOperation<I extends Schema = Schema, O extends Schema = Schema> extends OperationBase<I, O> {
  readonly kind: 'query';
}

export interface CommandOperation<I extends Schema = Schema, O extends Schema = Schema> extends OperationBase<I, O> {
  readonly kind: 'command';
  /** Told to every page after the commit, so that it reloads what it shows. */
  readonly changes: readonly Topic[];
  /**
   * `true` where neither input nor output may leave a trace (a secret choice, a passphrase): the audit entry then has
   * no digest of the input and no reply is kept for a retry.
   */
  readonly secret: boolean;
  /**
   * `true` where not even the record may say who did it: who had a paper signed and when, and the vote that comes back
   * on one. The audit entry then names nobody; who may make the call is seen to all the same.
   */
  readonly unnamed: boolean;
  /**
   * `true` where it is no part of the record yet: a draft that its writer keeps. Nothing goes into the chain and no reply
   * is kept, so that it may come with every pause in the typing. It changes no row that the chain speaks of, and the same
   * once more does no harm.
   */
  readonly unrecorded: boolean;
}

/**
 * What does its work through other calls, each with its own transaction and audit entry, or replaces the database as a
 * whole: filling and discarding the demo. It has no transaction itself.
 */
export interface ProcedureOperation<I extends Schema = Schema, O extends Schema = Schema> extends OperationBase<I, O> {
  readonly kind: 'procedure';
}

export type Operation = QueryOperation | CommandOperation | ProcedureOperation;

type Defaults = { audience?: readonly Audience[]; errors?: readonly ErrorCode[] };

const everywhereLocal: readonly Audience[] = ['desktop', 'cli'];

export function query<I extends Schema, O extends Schema>(
  operation: Pick<QueryOperation<I, O>, 'input' | 'output' | 'roles'> & Defaults,
): QueryOperation<I, O> {
  return { kind: 'query', audience: everywhereLocal, errors: [], ...operation };
}

export function command<I extends Schema, O extends Schema>(
  operation: Pick<CommandOperation<I, O>, 'input' | 'output' | 'roles' | 'changes'> &
    Defaults & { secret?: boolean; unnamed?: boolean; unrecorded?: boolean },
): CommandOperation<I, O> {
  return {
    kind: 'command',
    audience: everywhereLocal,
    errors: [],
    secret: false,
    unnamed: false,
    unrecorded: false,
    ...operation,
  };
}

export function procedure<I extends Schema, O extends Schema>(
  operation: Pick<ProcedureOperation<I, O>, 'input' | 'output' | 'roles'> & Defaults,
): ProcedureOperation<I, O> {
  return { kind: 'procedure', audience: everywhereLocal, errors: [], ...operation };
}

export const staff = ['chair', 'officer'] as const satisfies readonly Role[];
/** Who takes part in the consultation. Observers do not: they see what is published, the figures and the proof. domain.md §2 */
export const participants = ['chair', 'officer', 'representative', 'management'] as const satisfies readonly Role[];
export const everyRole = [
  'chair',
  'officer',
  'representative',
  'management',
  'observer',
] as const satisfies readonly Role[];
