import { useState } from 'react';
import { phoneCall } from '../../api/call.ts';
import { useRead } from '../../api/use-read.ts';
import { dayWords } from '../../days.ts';
import { FailNotice } from '../../notice.tsx';
import { useLocale, usePortalText } from '../../use-text.ts';
import type { ClosedBallot } from '../meeting-read.ts';
import { ClosedOne } from './closed-ballots.tsx';

const readFinished = () => phoneCall('ballot.finishedForPhone', {});

/** Ballots of former sessions, read when somebody wants them: a tracking code is good for their lists too. */
export function EarlierBallots({ but }: { but: readonly ClosedBallot[] }) {
  const t = usePortalText();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('portal.earlierBallots')}</summary>
      {isOpen && <Earlier but={but} />}
    </details>
  );
}

function Earlier({ but }: { but: readonly ClosedBallot[] }) {
  const t = usePortalText();
  const locale = useLocale((state) => state.locale);
  const { value, error, again } = useRead(readFinished);
  if (value === undefined)
    return error === undefined ? (
      <p className="muted">{t('portal.loading')}</p>
    ) : (
      <FailNotice error={error} onAgain={again} />
    );
  const earlier = value.filter(({ id }) => but.every((one) => one.id !== id));
  if (earlier.length === 0) return <p className="muted">{t('portal.noEarlierBallots')}</p>;
  return earlier.map(({ outcome, sessionTitle, heldOn, ...ballot }) => (
    <section key={ballot.id}>
      <p className="muted">
        {sessionTitle} · {dayWords(heldOn, locale)}
      </p>
      {outcome === null ? (
        <div className="card">
          <strong>{ballot.question}</strong>
          <p>{t('portal.ballotVoid')}</p>
        </div>
      ) : (
        <ClosedOne ballot={{ ...ballot, ...outcome }} />
      )}
    </section>
  ));
}
