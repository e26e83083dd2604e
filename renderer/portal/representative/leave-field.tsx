import { AskedAgain } from '../asked-again.tsx';
import { usePortalText } from '../use-text.ts';
import { useEntered } from './entered.store.ts';
import { voteOnItsWay } from './vote/kept-votes.ts';

/** Ends this phone's being in; asked twice, since codes of votes go with it, and not while a vote is on its way. */
export function LeaveField() {
  const t = usePortalText();
  const leave = useEntered((state) => state.leave);
  return (
    <AskedAgain
      plain
      label={t('portal.repLeave')}
      question={t('portal.leaveSure')}
      refusal={() => (voteOnItsWay() === null ? undefined : t('portal.leaveNotYet'))}
      yes={t('portal.leaveYes')}
      no={t('portal.stay')}
      onYes={() => void leave()}
    />
  );
}
