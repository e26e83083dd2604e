import Button from 'antd-mobile/es/components/button';
import { useAct } from '../api/use-act.ts';
import { FailNotice } from '../notice.tsx';
import { goTo } from '../use-route.ts';
import { usePortalText } from '../use-text.ts';
import { mayVoteNow, type MeetingRead } from './meeting-read.ts';

/** The one thing to do next, under the thumb: check in, then vote while a ballot is open, then speak, then rate. */
export function NextAct({ page, read }: { page: string; read: MeetingRead }) {
  const t = usePortalText();
  const act = useAct();
  const { session, round } = read;
  if (page === 'vote' || page === 'floor' || page === 'rate' || page === 'motions') return null;
  const mayCheckIn = session !== null && session.own !== null && !session.own.present && session.mayCheckIn.ok;
  if (mayCheckIn) {
    const checkIn = async (): Promise<void> => {
      if (await act.run('session.checkInMyself', { sessionId: session.id })) read.again();
    };
    return (
      <div className="actions">
        <FailNotice error={act.error} />
        <Button block color="primary" loading={act.busy} onClick={() => void checkIn()}>
          {t('portal.checkIn')}
        </Button>
      </div>
    );
  }
  const isHere = session?.own?.present === true;
  const next = mayVoteNow(read)
    ? ({ to: 'vote', words: 'portal.voteNow' } as const)
    : round !== null && !round.rated
      ? ({ to: 'rate', words: 'portal.rateNow' } as const)
      : isHere && session.state === 'open'
        ? ({ to: 'floor', words: 'portal.toFloor' } as const)
        : undefined;
  if (next === undefined) return null;
  return (
    <div className="actions">
      <Button block color="primary" onClick={() => goTo(`representative/${next.to}`)}>
        {t(next.words)}
      </Button>
    </div>
  );
}
