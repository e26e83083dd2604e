import type { ProcedureHandler } from '../context.ts';

export const fillDemo: ProcedureHandler<'system.fillDemo'> = async (_input, { services }) => {
  await services.demo.fill();
  return {};
};
