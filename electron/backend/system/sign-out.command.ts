import type { CommandHandler } from '../context.ts';

export const signOut: CommandHandler<'account.signOut'> = (_tx, _input, { services, token, afterCommit }) => {
  afterCommit(() => services.signedIn.end(token));
  return Promise.resolve({});
};
