import * as v from 'valibot';
import { failureOf } from '../../db/failure.ts';
import type { AnyDb, WriteTx } from '../../db/handles.ts';
import type { Store } from '../../db/open.ts';
import { appendAuditEntry, withoutEntry } from '../../db/repos/audit.repo.ts';
import { findReply, keepReply } from '../../db/repos/command-receipt.repo.ts';
import { contract, isCallName } from '../../shared/contract/index.ts';
import type { Audience, CommandOperation, Operation } from '../../shared/contract/define.ts';
import type { Failure, Reply, Request } from '../../shared/contract/wire.ts';
import { dayOf } from '../../shared/domain/instant.ts';
import { AppError, systemErrorCodes, type ErrorCode } from '../../shared/errors.ts';
import type { Topic } from '../../shared/topics.ts';
import { demand } from '../../shared/verdict.ts';
import { mayCall } from './access.ts';
import type { Clock } from './clock.ts';
import type { CommandContext, QueryContext } from './context.ts';
import { newId } from './ids.ts';
import type { Log } from './log.ts';
import { handlers, type AnyHandler, type AnyPrepared, type AnyProcedure } from './registry.ts';
import type { Services } from './services.ts';

/** `device` tells apart who asks through the same door without being known: see host/device.ts. */
export type Dispatch = (request: Request, audience: Audience, device?: string) => Promise<Reply>;

export interface DispatchOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly services: Services;
  readonly log: Log;
  /** Told after a commit which topics changed. */
  readonly notify: (changed: readonly Topic[]) => void;
}

/**
 * The one door. Every call goes the same way: parse, who is it, may they; then a query reads, or a command runs in one
 * write transaction with its audit entry and is told to all pages after the commit. Never rejects: failures are replies.
 */
export function createDispatch(options: DispatchOptions): Dispatch {
  return async (request, audience, device) => {
    const operation: Operation | undefined = isCallName(request.call) ? contract[request.call] : undefined;
    try {
      if (operation === undefined) throw new AppError('UNKNOWN_CALL', { call: request.call.slice(0, 60) });
      const now = options.clock.now();
      // A call that nobody may be known by is made by nobody, even when a page says who it is.
      const isNobodys = operation.kind === 'command' && operation.unnamed && operation.roles === 'anyone';
      const token = isNobodys ? undefined : request.token;
      const actor = options.services.signedIn.find(token, now);
      demand(mayCall(operation, audience, actor));
      const input = parse(operation.input, request.input);
      const context: QueryContext<never> = {
        actor: actor as never, // mayCall has made sure of it where the call needs one
        audience,
        // Nor by the device that it came from.
        device: isNobodys ? undefined : device,
        now,
        today: dayOf(now),
        services: options.services,
        token,
      };
      const handler = handlers[request.call as keyof typeof handlers] as AnyHandler | AnyPrepared;
      if (operation.kind === 'procedure') {
        return {
          ok: true,
          value: letOut(operation, await (handler as AnyProcedure)(input as never, context as never)),
        };
      }
      if (operation.kind === 'query') {
        const value = await (handler as AnyHandler)(options.store.read as never, input as never, context as never);
        return { ok: true, value: letOut(operation, value) };
      }
      return await runCommand(options, operation, request, handler, input, context);
    } catch (error) {
      return { ok: false, error: failure(failureOf(error), request.call, operation, options.log) };
    }
  };
}

async function runCommand(
  options: DispatchOptions,
  operation: CommandOperation,
  request: Request,
  handler: AnyHandler | AnyPrepared,
  input: unknown,
  context: QueryContext<never>,
): Promise<Reply> {
  const { store, services, notify } = options;
  const after: (() => void | Promise<void>)[] = [];
  const noted: (() => void)[] = [];
  const takeBack = (): void => {
    for (const act of noted.splice(0).toReversed()) act();
  };
  let subjectId: string | null = null;
  const actor = services.signedIn.find(request.token, context.now);
  const accountId = operation.unnamed ? null : (actor?.accountId ?? null);
  const role = operation.unnamed ? null : (actor?.role ?? null);
  const commandContext: CommandContext<never> = {
    ...context,
    newId: () => newId(Date.parse(context.now)),
    about: (id) => {
      subjectId = id;
    },
    afterCommit: (act) => after.push(act),
    ifUndone: (act) => noted.push(act),
  };
  const { commandId } = request;
  const keepsReply = !operation.secret && !operation.unrecorded;
  const findEarlier = async (db: AnyDb): Promise<unknown> =>
    commandId === undefined || !keepsReply ? undefined : findReply(db, commandId, accountId);
  const carryOut = async (
    tx: WriteTx,
    act: (tx: WriteTx) => Promise<unknown>,
  ): Promise<{ value: unknown; again: boolean }> => {
    const earlier = await findEarlier(tx);
    if (earlier !== undefined) return { value: earlier, again: true };
    const run = async (): Promise<unknown> => letOut(operation, await act(tx));
    if (operation.unrecorded) return { value: await withoutEntry(tx, run), again: false };
    const value = await run();
    await appendAuditEntry(tx, {
      at: context.now,
      accountId,
      role,
      call: request.call,
      subjectId,
    });
    if (commandId !== undefined && keepsReply) {
      await keepReply(tx, { commandId, accountId, reply: value, at: context.now });
    }
    return { value, again: false };
  };
  let done: { value: unknown; again: boolean };
  try {
    // Whoever sends it again has nothing made ready again.
    const earlier = typeof handler === 'function' ? undefined : await findEarlier(store.read);
    if (earlier !== undefined) return { ok: true, value: earlier };
    const act =
      typeof handler === 'function'
        ? (tx: WriteTx) => handler(tx as never, input as never, commandContext as never)
        : await handler.prepare(store.read as never, input as never, commandContext as never);
    // Another record may have taken the place of this one meanwhile: it is sent again to that.
    if (options.store !== store) throw new AppError('CONNECTION_LOST');
    done = await store.writer.run(async (tx) => {
      try {
        return await carryOut(tx, act);
      } catch (error) {
        // Before the next in the same commit looks: this one's rows are gone, whatever becomes of the others.
        takeBack();
        throw error;
      }
    });
  } catch (error) {
    takeBack();
    throw error;
  }
  if (done.again) takeBack();
  else {
    for (const act of after) await act();
    notify(operation.changes);
  }
  return { ok: true, value: done.value };
}

/** @throws AppError INVALID_INPUT naming the first field that does not fit, and what kind of value it takes */
function parse(schema: v.GenericSchema<unknown, unknown>, input: unknown): unknown {
  // An empty object's schema would let an array through.
  if (Array.isArray(input)) throw new AppError('INVALID_INPUT', { field: '', problem: 'object', limit: null });
  const result = v.safeParse(schema, input);
  if (result.success) {
    const field = unkeepable(result.output);
    if (field === undefined) return result.output;
    throw new AppError('INVALID_INPUT', { field, problem: 'characters', limit: null });
  }
  const issue = result.issues[0];
  throw new AppError('INVALID_INPUT', {
    field: v.getDotPath(issue) ?? '',
    problem: issue.type,
    limit: typeof issue.requirement === 'number' ? issue.requirement : null,
  });
}

/**
 * A field whose text SQLite would not give back as it was handed in: it ends a text at a NUL, and half of a
 * surrogate pair is no character. No keyboard types either.
 */
function unkeepable(value: unknown): string | undefined {
  // A list of what is still to be looked at: what was nested a hundred thousand deep would be too much for the stack.
  const left: { readonly at: string; readonly value: unknown }[] = [{ at: '', value }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { at } = next;
    if (typeof next.value === 'string') {
      if (next.value.includes('\0') || !next.value.isWellFormed()) return at;
    } else if (typeof next.value === 'object' && next.value !== null) {
      for (const [key, one] of Object.entries(next.value)) {
        left.push({ at: at === '' ? key : at, value: one });
        left.push({ at: at === '' ? 'key' : at, value: key });
      }
    }
  }
  return undefined;
}

/** What leaves is what the contract names: a column selected too many never reaches a page. */
function letOut(operation: Operation, value: unknown): unknown {
  return v.parse(operation.output, value);
}

function failure(error: unknown, call: string, operation: Operation | undefined, log: Log): Failure {
  if (error instanceof AppError && isDeclared(error.code, operation)) {
    return { code: error.code, details: error.details };
  }
  const id = log.error(`${call} failed`, error);
  return { code: 'INTERNAL', details: { id } };
}

/** A code that the operation does not declare is a fault of ours, and a test that meets it fails. */
function isDeclared(code: ErrorCode, operation: Operation | undefined): boolean {
  return (systemErrorCodes as readonly string[]).includes(code) || operation?.errors.includes(code) === true;
}
