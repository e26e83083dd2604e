import Button from 'antd-mobile/es/components/button';
import { useCallback } from 'react';
import { clockText } from '../../../../shared/domain/clock-text.ts';
import type { SessionId } from '../../../../shared/ids.ts';
import { phoneCall } from '../../api/call.ts';
import { useAct } from '../../api/use-act.ts';
import { useHostClock, useLiveRead } from '../../api/use-live-read.ts';
import { FailNotice, Notice } from '../../notice.tsx';
import { usePortalText } from '../../use-text.ts';
import type { MeetingRead } from '../meeting-read.ts';
import { TalkTimes } from './talk-times.tsx';

/** Who speaks, who comes next, how much each group has spoken; asking for a turn and taking it back. */
export function FloorPage({ read: { session } }: { read: MeetingRead }) {
  const t = usePortalText();
  if (session?.state !== 'open')
    return (
      <>
        <h1>{t('portal.tab.floor')}</h1>
        <Notice tone="info">{t(session?.closedAt == null ? 'portal.floorNotOpen' : 'portal.floorOver')}</Notice>
      </>
    );
  return <Floor sessionId={session.id} isHere={session.own?.present === true} />;
}

function Floor({ sessionId, isHere }: { sessionId: SessionId; isHere: boolean }) {
  const t = usePortalText();
  const readList = useCallback(
    () => Promise.all([phoneCall('speech.list', { sessionId }), phoneCall('speech.times', { sessionId })]),
    [sessionId],
  );
  const { value, error, again } = useLiveRead(readList, 'session');
  const act = useAct();
  const speaking = value?.[0].speaking ?? null;
  const now = useHostClock(value?.[0].now, speaking !== null);
  if (value === undefined)
    return error === undefined ? (
      <p className="muted">{t('portal.loading')}</p>
    ) : (
      <FailNotice error={error} onAgain={again} />
    );
  const [{ waiting }, times] = value;
  const ownAt = waiting.findIndex((speech) => speech.own);
  const own = waiting[ownAt];
  const seen = (done: boolean): void => {
    if (done) again();
  };
  return (
    <>
      <h1>{t('portal.tab.floor')}</h1>
      <h2>{t('portal.speaking')}</h2>
      {speaking === null ? (
        <p className="muted">{t('portal.nobodySpeaks')}</p>
      ) : (
        <div className={speaking.own ? 'card speaking own' : 'card speaking'}>
          <strong>{speaking.own ? t('portal.you') : speaking.name}</strong>
          <span className="timer" role="timer">
            {clockText((now - Date.parse(speaking.startedAt ?? '')) / 1000)}
          </span>
        </div>
      )}
      <h2>{t('portal.waiting', { count: waiting.length })}</h2>
      {waiting.length === 0 && <p className="muted">{t('portal.nobodyWaits')}</p>}
      <ol className="rows">
        {waiting.map((speech, index) => (
          <li key={speech.id} className={speech.own ? 'now' : undefined}>
            {index + 1}. {speech.own ? t('portal.you') : speech.name} <span className="muted">{speech.department}</span>
          </li>
        ))}
      </ol>
      <TalkTimes times={times} since={speaking === null ? 0 : now - Date.parse(times.now)} speaking={speaking} />
      <div className="actions" aria-live="polite">
        <FailNotice error={act.error} />
        {!isHere && <p className="muted">{t('portal.fail.SPEECH_NOT_PRESENT')}</p>}
        {own !== undefined && <p>{t('portal.yourTurn', { n: ownAt + 1 })}</p>}
        {own === undefined ? (
          <Button
            block
            color="primary"
            disabled={!isHere || speaking?.own === true}
            loading={act.busy}
            onClick={() => void act.run('speech.ask', { sessionId }).then(seen)}
          >
            {t('portal.ask')}
          </Button>
        ) : (
          <Button
            block
            loading={act.busy}
            onClick={() => void act.run('speech.withdraw', { speechId: own.id }).then(seen)}
          >
            {t('portal.withdraw')}
          </Button>
        )}
      </div>
    </>
  );
}
