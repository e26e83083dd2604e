import { useState } from 'react';
import { isOfTrackingCode, readTrackingCode } from '../../../../shared/domain/tracking-code.rules.ts';
import { Notice } from '../../notice.tsx';
import { usePortalText } from '../../use-text.ts';
import type { ClosedBallot } from '../meeting-read.ts';
import { codeOf } from './kept-votes.ts';

/** What came of the ballots of this session, the last first. */
export function ClosedBallots({ closed }: { closed: readonly ClosedBallot[] }) {
  const t = usePortalText();
  if (closed.length === 0) return null;
  return (
    <>
      <h2>{t('portal.closedBallots')}</h2>
      {closed.map((ballot) => (
        <ClosedOne key={ballot.id} ballot={ballot} />
      ))}
    </>
  );
}

/** One that is closed: what came of it, and one's own vote on its list. */
export function ClosedOne({ ballot }: { ballot: ClosedBallot }) {
  const t = usePortalText();
  const { tally, result, roster, present, issued, returned, invalid } = ballot;
  return (
    <section className="card">
      <strong>{ballot.question}</strong>
      <p className={result.passed ? 'passed' : 'late'}>{t(result.passed ? 'portal.passed' : 'portal.notPassed')}</p>
      <p>{t('portal.tally', { for: tally.votesFor, against: tally.votesAgainst, abstain: tally.votesAbstain })}</p>
      <p className="muted">
        {t('portal.tallyNumbers', { roster, present, issued, returned, invalid, needed: result.needed })}
      </p>
      {ballot.kind === 'secret' && <FindVote ballot={ballot} />}
      {ballot.byName.length > 0 && (
        <details>
          <summary>{t('portal.byNameList')}</summary>
          <ul className="lines">
            {ballot.byName.map(({ name, choice }, index) => (
              <li key={index}>
                <span>{name}</span> <span>{t(`portal.choice.${choice}`)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** Looks a code up on the published list: this phone's own, or one that was copied down. */
function FindVote({ ballot }: { ballot: ClosedBallot }) {
  const t = usePortalText();
  // This phone's own may become known while the list is shown.
  const [typed, setTyped] = useState<string>();
  const code = typed ?? codeOf(ballot.id) ?? '';
  const whole = readTrackingCode(code);
  const isTyped = code.replace(/[^0-9a-z]/gi, '').length >= 8;
  const found =
    whole === undefined ? [] : ballot.published.filter((slip) => isOfTrackingCode(slip.trackingCode, whole));
  return (
    <>
      <label className="field">
        <span>{t('portal.findVote')}</span>
        <input
          className="box code"
          maxLength={14}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={code}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <div aria-live="polite">
        {found.map((slip) => (
          <Notice key={slip.trackingCode} tone="good">
            {t('portal.voteFound', { code: slip.trackingCode, choice: t(`portal.choice.${slip.choice}`) })}
          </Notice>
        ))}
        {isTyped && found.length === 0 && <Notice tone="warn">{t('portal.voteNotFound')}</Notice>}
      </div>
      <details>
        <summary>{t('portal.publishedList', { count: ballot.published.length })}</summary>
        <ul className="lines">
          {ballot.published.map((slip) => (
            <li key={slip.trackingCode}>
              <span className="code">{slip.trackingCode}</span> <span>{t(`portal.choice.${slip.choice}`)}</span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
