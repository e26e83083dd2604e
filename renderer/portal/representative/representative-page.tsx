import { useEffect } from 'react';
import { Entrance } from './entrance.tsx';
import { useEntered } from './entered.store.ts';
import { Meeting } from './meeting.tsx';

/** The representatives' part: the entrance, and the meeting for who is in. */
export function RepresentativePage() {
  const begin = useEntered((state) => state.begin);
  const name = useEntered((state) => state.name);
  useEffect(() => begin(), [begin]);
  return name === undefined ? <Entrance /> : <Meeting name={name} />;
}
