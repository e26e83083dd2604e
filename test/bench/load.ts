import { fork } from 'node:child_process';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fare, ToLoad } from './lan-load.ts';

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

  look(): Promise<Fare> {
    return this.do({ look: true }) as Promise<Fare>;
  }

  /** Until all of them are connected again and have read, or two minutes have gone by. */
  async untilRead(many: number): Promise<Fare> {
    const until = performance.now() + 120_000;
    for (;;) {
      const fare = await this.look();
      if (fare.readAgain >= many || performance.now() > until) return fare;
      await wait(50);
    }
  }

  end(): void {
    this.#child.kill();
  }
}
