import { fork } from 'node:child_process';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ToLoad } from './lan-load.ts';

/** The process with the phones. */
export class Load {
  readonly #child = fork(path.resolve(import.meta.dirname, 'lan-load.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });

  #last: Promise<unknown> = Promise.resolve();

  do(message: ToLoad): Promise<unknown> {
    const answer = this.#last.then(
      () =>
        new Promise((resolve, reject) => {
          this.#child.once('message', (got: { value?: unknown; failed?: string }) =>
            got.failed === undefined ? resolve(got.value) : reject(new Error(got.failed)),
          );
          this.#child.send(message);
        }),
    );
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  state(): Promise<{ connected: number; heard: number; readAgain: number }> {
    return this.do({ heard: true }) as Promise<{ connected: number; heard: number; readAgain: number }>;
  }

  async untilRead(many: number): Promise<void> {
    const until = performance.now() + 60_000;
    while (performance.now() < until) {
      const { connected, readAgain } = await this.state();
      if (connected >= many && readAgain >= many) return;
      await wait(50);
    }
    throw new Error(`not all ${many} phones were back within a minute`);
  }

  end(): void {
    this.#child.kill();
  }
}
