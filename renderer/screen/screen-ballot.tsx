import { useText } from '../ui/use-text.ts';
import type { ScreenSession } from './screen-page.tsx';

type Ballot = NonNullable<ScreenSession['ballot']>;

/**
 * A ballot on the wall: how many have voted while it is open, the arithmetic once it is closed. `title` stands above it:
 * a question in the same words is not said twice.
 */
export function ScreenBallot({ ballot, title }: { ballot: Ballot; title: string }) {
  const t = useText();
  const { voted, present, roster, tally, result, passRule } = ballot;
  const byCounts = ballot.kind === 'show_of_hands' || ballot.kind === 'paper';
  return (
    <div className="screen-ballot">
      <div className="screen-muted">
        {t(result === null ? 'screen.voting' : 'ballot.result')} · {t(`ballotKind.${ballot.kind}`)} ·{' '}
        {t(`passRule.${passRule}`)}
      </div>
      {ballot.question !== title && <div style={{ fontSize: '1.3rem', fontWeight: 600 }}>{ballot.question}</div>}
      {result === null || tally === null ? (
        !byCounts && (
          <>
            <div className="screen-result">{t('screen.votedOf', { voted, present })}</div>
            {ballot.kind === 'secret' && ballot.returned !== null && (
              <div className="screen-muted">
                {t('screen.issuedReturned', { issued: voted, returned: ballot.returned })}
              </div>
            )}
            <div className="screen-bar">
              <div style={{ width: `${present === 0 ? 0 : (100 * voted) / present}%` }} />
            </div>
          </>
        )
      ) : (
        <>
          <div className={`screen-result ${result.passed ? 'screen-good' : 'screen-late'}`}>
            {t('ballot.arithmetic', { votesFor: tally.votesFor, roster, percent: result.percent })}
            {t('punct.comma')}
            {t(`ballot.because.${passRule}.${result.passed ? 'yes' : 'no'}`, { needed: result.needed })}
          </div>
          <div style={{ fontSize: '1.1rem' }}>
            {t('choice.for')} {tally.votesFor} · {t('choice.against')} {tally.votesAgainst} · {t('choice.abstain')}{' '}
            {tally.votesAbstain} · {t('ballot.present')} {present}
          </div>
          {ballot.issued !== null && ballot.returned !== null && (
            <div className="screen-muted">
              {t('screen.sums', {
                issued: ballot.issued,
                returned: ballot.returned,
                valid: tally.votesFor + tally.votesAgainst + tally.votesAbstain,
                invalid: ballot.invalid ?? 0,
              })}
            </div>
          )}
        </>
      )}
    </div>
  );
}
