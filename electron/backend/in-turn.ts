export type InTurn = <T>(act: () => Promise<T>) => Promise<T>;

/** A line of its own: what is given to it begins after what was given before, whether that went well or not. */
export function inTurn(): InTurn {
  /** Settled when the last that stands in line is through. */
  let line: Promise<unknown> = Promise.resolve();
  return (act) => {
    const done = line.then(act);
    // Whoever asked is told of the failure; the next in line is not.
    line = done.catch(() => undefined);
    return done;
  };
}
