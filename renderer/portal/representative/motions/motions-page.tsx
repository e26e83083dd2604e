import { useCallback, useState } from 'react';
import type { SessionId } from '../../../../shared/ids.ts';
import { phoneCall } from '../../api/call.ts';
import { useLiveRead } from '../../api/use-live-read.ts';
import { FailNotice, Notice } from '../../notice.tsx';
import { usePortalText } from '../../use-text.ts';
import type { MeetingRead } from '../meeting-read.ts';
import { MotionCard } from './motion-card.tsx';
import { motionDraftFor } from './motion-draft.ts';
import { MotionForm } from './motion-form.tsx';

/** Motions of this session: what was put and what became of it, co-signing, and putting one. */
export function MotionsPage({ read: { session } }: { read: MeetingRead }) {
  const t = usePortalText();
  const mayPut =
    session?.own != null &&
    (session.state === 'planned' || session.state === 'notified' || (session.state === 'open' && session.own.present));
  return (
    <>
      <a href="#/representative/agenda" className="plain back">
        ‹ {t('portal.tab.agenda')}
      </a>
      <h1>{t('portal.motions')}</h1>
      {session === null ? (
        <Notice tone="info">{t('portal.noMeeting')}</Notice>
      ) : (
        <Motions sessionId={session.id} mayPut={mayPut} />
      )}
    </>
  );
}

function Motions({ sessionId, mayPut }: { sessionId: SessionId; mayPut: boolean }) {
  const t = usePortalText();
  const readMotions = useCallback(() => phoneCall('motion.list', { sessionId }), [sessionId]);
  const { value, error, again } = useLiveRead(readMotions, 'session');
  const [writing, setWriting] = useState(() => mayPut && motionDraftFor(sessionId) !== undefined);
  if (value === undefined)
    return error === undefined ? (
      <p className="muted">{t('portal.loading')}</p>
    ) : (
      <FailNotice error={error} onAgain={again} />
    );
  if (writing)
    return (
      <MotionForm
        sessionId={sessionId}
        onDone={() => {
          setWriting(false);
          again();
        }}
      />
    );
  return (
    <>
      <p className="muted">{t('portal.motionHint')}</p>
      {value.length === 0 && <p className="muted">{t('portal.noMotions')}</p>}
      {value.map((motion) => (
        <MotionCard key={motion.id} motion={motion} mayCosign={mayPut} again={again} />
      ))}
      {mayPut && (
        <div className="actions">
          <button type="button" className="plain wide framed" onClick={() => setWriting(true)}>
            {t('portal.putMotion')}
          </button>
        </div>
      )}
    </>
  );
}
