import { voidedByRestoring } from '../../../shared/domain/ballot.ts';
import { percentFor, votesNeeded } from '../../../shared/domain/ballot.rules.ts';
import type { AgendaItem } from '../../stores/sessions.store.ts';
import { VerdictLine } from '../../ui/verdict-line.tsx';
import { useText } from '../../ui/use-text.ts';

type Ballot = AgendaItem['ballots'][number];

/** A ballot's result with its arithmetic in one sentence: 赞成 19 ÷ 全体代表 36 = 52.8%，超过半数，通过. */
export function BallotSentence({ ballot }: { ballot: Ballot }) {
  const t = useText();
  const { votesFor, votesAgainst, votesAbstain, roster, passRule, passed } = ballot;
  const head = `${t('console.ballot')}${t('punct.open')}${t(`ballotKind.${ballot.kind}`)}${t('punct.shut')}`;
  if (ballot.state === 'void') {
    const { voidReason } = ballot;
    const reason =
      voidReason === 'over_returned'
        ? t('ballot.overReturned')
        : voidReason === voidedByRestoring
          ? t('ballot.voidedByRestoring')
          : voidReason;
    return (
      <p>
        <strong>
          {head}
          {t('punct.colon')}
        </strong>
        {t('ballot.voidReason', { reason })}
      </p>
    );
  }
  if (votesFor === null || passed === null) {
    return (
      <p>
        <strong>
          {head}
          {t('punct.colon')}
        </strong>
        {t('ballotState.open')}
      </p>
    );
  }
  return (
    <div style={{ marginBlock: '1em' }}>
      <strong>
        {head}
        {t('punct.colon')}
      </strong>
      {ballot.question}
      {t('punct.stop')}
      {t('ballot.entitled')} {roster}
      {t('punct.comma')}
      {t('ballot.present')} {ballot.present}
      {t('punct.semicolon')}
      {t('choice.for')} {votesFor}
      {t('punct.comma')}
      {t('choice.against')} {votesAgainst}
      {t('punct.comma')}
      {t('choice.abstain')} {votesAbstain}
      {(ballot.invalid ?? 0) > 0 && `${t('punct.comma')}${t('ballot.invalid')} ${ballot.invalid}`}
      {t('punct.stop')}
      <VerdictLine ok={passed}>
        {t('ballot.arithmetic', { votesFor, roster, percent: percentFor(votesFor, roster) })}
        {t('punct.comma')}
        {t(`ballot.because.${passRule}.${passed ? 'yes' : 'no'}`, { needed: votesNeeded(passRule, roster) })}
      </VerdictLine>
    </div>
  );
}
