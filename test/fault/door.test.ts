import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startLocalHost } from '../../electron/backend/host/local-host.ts';
import { en } from '../../shared/i18n/en/index.ts';
import { zhCN } from '../../shared/i18n/zh-CN/index.ts';
import { systemErrorCodes } from '../../shared/errors.ts';
import { importErrorCodes } from '../../shared/domain/import.errors.ts';
import { testHost } from '../support/backend.ts';
import { newFolder, root } from '../support/fault.ts';

async function takenPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function gongshi(args: readonly string[], env: Record<string, string> = {}) {
  const command = ['--disable-warning=ExperimentalWarning', 'electron/cli.ts', ...args];
  return spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8', env: { ...process.env, ...env } });
}

describe('a port that somebody else has', () => {
  it('ends serve with 1 and the code, leaves the folder free, and says it without a stack', async () => {
    const port = await takenPort();
    const folder = newFolder();
    const { status, stdout, stderr } = gongshi(['serve', '--data', folder, '--port', String(port), '--json']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'PORT_IN_USE', details: { port } } });
    expect(stderr).not.toContain('at ');
    await (await testHost(undefined, folder)).close();
  });
});

describe('what comes over HTTP and is no request', () => {
  it.each([
    ['no JSON', '{"call":', 400],
    ['a list', '[]', 200],
    ['a number', '7', 200],
    ['more than a request may be', `{"call":"${'x'.repeat(65 * 1024 * 1024)}"}`, 413],
  ])('%s is answered with a code of the door', async (_what, body, status) => {
    const { backend, errors } = await testHost();
    const host = await startLocalHost({ backend, pagesDir: '/nowhere', host: '127.0.0.1', port: 0 });
    onTestFinished(() => host.close());
    const { origin, searchParams } = new URL(host.url);
    const headers = {
      origin,
      cookie: `gongshi=${searchParams.get('key') ?? ''}`,
      'content-type': 'application/json',
    };
    const reply = await fetch(`${origin}/api/call`, { method: 'POST', headers, body });
    expect(reply.status).toBe(status);
    const said = (await reply.json()) as { ok: boolean; error: { code: string } };
    expect(said.ok).toBe(false);
    expect(['INVALID_INPUT', 'UNKNOWN_CALL']).toContain(said.error.code);
    expect(errors).toEqual([]);
  });
});

describe('the clock that was set to nonsense', () => {
  it('is refused as not understood', () => {
    const { status, stderr } = gongshi(['serve', '--data', newFolder()], { GONGSHI_CLOCK: 'yesterday' });
    expect(status).toBe(2);
    expect(stderr).toContain('GONGSHI_CLOCK');
    expect(stderr).not.toContain('at ');
  });
});

describe('the sentence of every fault', () => {
  /** Refusals of a single act by its own rules say what is wrong with it; a fault also says what became of the work. */
  const faults = [...systemErrorCodes, ...importErrorCodes].filter(
    (code) =>
      /^(DISK|DATABASE|DATA_FOLDER|PORT|CONFLICT|FILE_(DAMAGED|MISSING|TOO|UN|WRONG|HEADER_WRONG))/.test(code) ||
      code === 'INTERNAL' ||
      code === 'CONNECTION_LOST',
  );

  it.each(faults)('%s: what happened, what was kept, what to do, in both languages', (code) => {
    const chinese = zhCN[`error.${code}`];
    const english = en[`error.${code}`];
    expect(chinese).toMatch(/未保存|没有(改动|保存|导入|再次打开|添加)|完好|仍在|不会重复/);
    expect(chinese).toMatch(/请/);
    expect(english).toMatch(
      /not (been )?saved|did not save|[Nn]othing was|No data was|intact|not be done twice|not been touched/,
    );
    expect(english).toMatch(
      /[Pp]lease|[Tt]ry again|[Cc]heck|[Cc]hoose|[Rr]estore|[Ii]nstall|[Ff]ree|[Ll]ook at|split|quit/,
    );
  });
});
