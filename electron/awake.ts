import { powerSaveBlocker } from 'electron';

/** Keeps the PC or its displays from going to sleep for as long as there is a reason. */
export class Awake {
  readonly #kind: 'prevent-display-sleep' | 'prevent-app-suspension';
  #blocker: number | undefined;

  constructor(kind: 'prevent-display-sleep' | 'prevent-app-suspension') {
    this.#kind = kind;
  }

  keep(wanted: boolean): void {
    if (wanted === (this.#blocker !== undefined)) return;
    if (this.#blocker !== undefined) powerSaveBlocker.stop(this.#blocker);
    this.#blocker = wanted ? powerSaveBlocker.start(this.#kind) : undefined;
  }
}
