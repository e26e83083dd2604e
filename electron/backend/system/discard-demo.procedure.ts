import type { ProcedureHandler } from '../context.ts';

export const discardDemo: ProcedureHandler<'system.discardDemo'> = async (_input, { services }) => {
  await services.demo.discard();
  return {};
};
