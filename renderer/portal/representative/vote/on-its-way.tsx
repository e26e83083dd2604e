import Button from 'antd-mobile/es/components/button';
import { HostBusy } from '../../api/ask-host.ts';
import { FailNotice, Notice } from '../../notice.tsx';
import { usePortalText } from '../../use-text.ts';
import { voteOnItsWay } from './kept-votes.ts';
import { useVote } from './vote.store.ts';

/** Between the choice and the box: what happens and why it takes some seconds. */
export function OnItsWay() {
  const t = usePortalText();
  const { stage, error, resume } = useVote();
  if (stage === 'failed')
    return (
      <>
        <FailNotice error={error} />
        {voteOnItsWay() !== null && (
          <>
            <p className="muted">{t('portal.voteKept')}</p>
            <div className="actions">
              <Button block color="primary" onClick={resume}>
                {t('portal.again')}
              </Button>
            </div>
          </>
        )}
      </>
    );
  return (
    <>
      <div className="on-its-way card" aria-live="polite">
        <div className="moving" aria-hidden="true">
          <div />
        </div>
        <strong>{t(stage === 'signing' ? 'portal.signing' : 'portal.onItsWay')}</strong>
        <p className="muted">{t('portal.onItsWayHint')}</p>
      </div>
      {stage === 'retrying' && (
        <Notice tone="warn">{t(error instanceof HostBusy ? 'portal.busy' : 'portal.voteRetrying')}</Notice>
      )}
    </>
  );
}
