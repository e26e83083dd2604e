import { useState } from 'react';
import { Notice } from '../notice.tsx';
import { usePortalText } from '../use-text.ts';
import { useEntered } from './entered.store.ts';
import { voteOnItsWay } from './vote/kept-votes.ts';

/** Ends this phone's being in; asked twice, since codes of votes go with it. */
export function LeaveField() {
  const t = usePortalText();
  const leave = useEntered((state) => state.leave);
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <p>
        <button type="button" className="plain" onClick={() => setAsked(true)}>
          {t('portal.repLeave')}
        </button>
      </p>
    );
  if (voteOnItsWay() !== null) return <Notice tone="warn">{t('portal.leaveNotYet')}</Notice>;
  return (
    <Notice tone="warn">
      {t('portal.leaveSure')}
      <div>
        <button type="button" className="plain" onClick={() => void leave()}>
          {t('portal.repLeave')}
        </button>{' '}
        <button type="button" className="plain" onClick={() => setAsked(false)}>
          {t('portal.stay')}
        </button>
      </div>
    </Notice>
  );
}
