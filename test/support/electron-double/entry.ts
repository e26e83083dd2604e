let done!: () => void;
export const entryEvaluated = new Promise<void>((resolve) => {
  done = resolve;
});
export const entryDone = (): void => done();
