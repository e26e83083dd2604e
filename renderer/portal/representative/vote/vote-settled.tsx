import { Notice } from '../../notice.tsx';
import { usePortalText } from '../../use-text.ts';
import { useVote } from './vote.store.ts';

/** What became of a vote whose ballot closed before its answer was here. */
export function VoteSettled() {
  const t = usePortalText();
  const { stage, code = '' } = useVote();
  if (stage === 'looking') return <Notice tone="info">{t('portal.voteLooking')}</Notice>;
  if (stage === 'counted') return <Notice tone="good">{t('portal.voteCounted', { code })}</Notice>;
  if (stage === 'uncounted') return <Notice tone="warn">{t('portal.voteUncounted', { code })}</Notice>;
  if (stage === 'voided') return <Notice tone="warn">{t('portal.voteVoided')}</Notice>;
  return null;
}
