import type { QueryHandler } from '../context.ts';

export const verify: QueryHandler<'audit.verify'> = async (_db, _input, { services, now }) => {
  const from = performance.now();
  const { outcome, head, baseline, checks } = await services.verifying.verify();
  const seconds = Math.round((performance.now() - from) / 100) / 10;
  return { at: now, seconds, outcome, head, baseline, checks: [...checks] };
};

export const verifyProgress: QueryHandler<'audit.progress'> = (_db, _input, { services }) =>
  Promise.resolve({ running: services.verifying.progress });
