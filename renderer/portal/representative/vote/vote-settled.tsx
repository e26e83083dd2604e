import type { BallotId } from '../../../../shared/ids.ts';
import { Notice } from '../../notice.tsx';
import { usePortalText } from '../../use-text.ts';
import { useVote } from './vote.store.ts';

/** What became of a vote whose ballot closed before its answer was here; above another that is open it would mislead. */
export function VoteSettled({ openId }: { openId: BallotId | undefined }) {
  const t = usePortalText();
  const { stage, ballotId, question, code = '' } = useVote();
  if (question === undefined) return null;
  if (stage === 'looking') return <Notice tone="info">{t('portal.voteLooking', { question })}</Notice>;
  if (openId !== undefined && openId !== ballotId) return null;
  if (stage === 'counted') return <Notice tone="good">{t('portal.voteCounted', { question, code })}</Notice>;
  if (stage === 'uncounted') return <Notice tone="warn">{t('portal.voteUncounted', { question, code })}</Notice>;
  if (stage === 'voided') return <Notice tone="warn">{t('portal.voteVoided', { question })}</Notice>;
  return null;
}
