import type { QueryHandler } from '../context.ts';

export const proposeTriage: QueryHandler<'petition.propose'> = (_db, { text }, { services }) =>
  Promise.resolve(services.classifier.propose(text));
