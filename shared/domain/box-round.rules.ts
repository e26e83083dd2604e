import { granted, refused, type Verdict } from '../verdict.ts';

export interface BoxOpeners {
  readonly openedBy1: string;
  readonly openedBy2: string;
}

/** Two people open a box together, so that nobody can say that a slip went missing unseen. Spaces in a name are none. */
export function mayOpenBox({ openedBy1, openedBy2 }: BoxOpeners): Verdict {
  const plain = (name: string): string => name.replaceAll(/\s+/g, '').toLowerCase();
  return plain(openedBy1) === plain(openedBy2) ? refused('SAME_OPENER', { name: openedBy1 }) : granted;
}
