/**
 * What can change. A command names the topics it touches; after its commit every page that shows one of them is told
 * and reloads through its query. A topic is a subject of the domain, never a table.
 */
export const topics = [
  'enterprise',
  'account',
  'identity',
  'rules',
  'calendar',
  'roster',
  'petition',
  'triage',
  'session',
  'ballot',
  /** How many have voted in an open ballot: for the console and the projector, and nothing that a voter's phone shows. */
  'turnout',
  'action',
  'publication',
  'evaluation',
  'import',
  'backup',
  'host',
] as const;
export type Topic = (typeof topics)[number];
