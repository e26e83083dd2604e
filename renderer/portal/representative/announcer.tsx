import { usePortalText } from '../use-text.ts';
import type { MeetingRead } from './meeting-read.ts';

/** Says aloud what has changed, for who does not look at the phone: the item under discussion, an open ballot. */
export function Announcer({ read: { session, ballots } }: { read: MeetingRead }) {
  const t = usePortalText();
  const current = session?.agenda.find((item) => item.id === session.currentItemId);
  return (
    <div className="unseen" aria-live="polite">
      {current !== undefined && <p>{t('portal.nowItem', { n: current.position, title: current.title })}</p>}
      {ballots.open !== null && <p>{t('portal.voteOpenNow', { question: ballots.open.question })}</p>}
    </div>
  );
}
