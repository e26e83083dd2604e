import { percentFor, votesNeeded } from '../../../shared/domain/ballot.rules.ts';
import type { AgendaItem } from '../../stores/sessions.store.ts';
import { VerdictLine } from '../../ui/verdict-line.tsx';
import { useText } from '../../ui/use-text.ts';

type Ballot = AgendaItem['ballots'][number];

/** A ballot's result with its arithmetic in one sentence: 赞成 19 ÷ 全体代表 36 = 52.8%，超过半数，通过. */
export function BallotSentence({ ballot }: { ballot: Ballot }) {
  const t = useText();
  const { votesFor, votesAgainst, votesAbstain, roster, passRule, passed } = ballot;
  const head = `${t('console.ballot')}（${t(`ballotKind.${ballot.kind}`)}）`;
  if (ballot.state === 'void') {
    const reason = ballot.voidReason === 'over_returned' ? t('ballot.overReturned') : ballot.voidReason;
    return (
      <p>
        <strong>{head}：</strong>
        {t('ballot.voidReason', { reason })}
      </p>
    );
  }
  if (votesFor === null || passed === null) {
    return (
      <p>
        <strong>{head}：</strong>
        {t('ballotState.open')}
      </p>
    );
  }
  return (
    <div style={{ marginBlock: '1em' }}>
      <strong>{head}：</strong>
      {ballot.question}。{t('ballot.entitled')} {roster}，{t('ballot.present')} {ballot.present}；{t('choice.for')}{' '}
      {votesFor}，{t('choice.against')} {votesAgainst}，{t('choice.abstain')} {votesAbstain}
      {(ballot.invalid ?? 0) > 0 && `，${t('ballot.invalid')} ${ballot.invalid}`}。
      <VerdictLine ok={passed}>
        {t('ballot.arithmetic', { votesFor, roster, percent: percentFor(votesFor, roster) })}，
        {t(`ballot.because.${passRule}.${passed ? 'yes' : 'no'}`, { needed: votesNeeded(passRule, roster) })}
      </VerdictLine>
    </div>
  );
}
