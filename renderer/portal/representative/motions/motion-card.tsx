import Button from 'antd-mobile/es/components/button';
import type { OutputOf } from '../../../../shared/contract/index.ts';
import { useAct } from '../../api/use-act.ts';
import { FailNotice } from '../../notice.tsx';
import { usePortalText } from '../../use-text.ts';

type Motion = OutputOf<'motion.list'>[number];

/** One motion: by whom, how many are behind it, what became of it. */
export function MotionCard({ motion, mayCosign, again }: { motion: Motion; mayCosign: boolean; again: () => void }) {
  const t = usePortalText();
  const act = useAct();
  const { id: motionId, state, own, cosigned } = motion;
  const run = async (call: 'motion.withdraw' | 'motion.cosign'): Promise<void> => {
    if (await act.run(call, { motionId })) again();
  };
  return (
    <section className="card" aria-label={motion.title}>
      <strong>{motion.title}</strong>
      {motion.body !== '' && <p className="long">{motion.body}</p>}
      <p className="muted">
        {own ? t('portal.motionOwn') : t('portal.motionBy', { name: motion.name })} ·{' '}
        {t('portal.cosigns', { count: motion.cosignCount })} · {t(`portal.motionState.${state}`)}
      </p>
      {motion.reason !== '' && <p>{t('portal.motionReason', { reason: motion.reason })}</p>}
      <FailNotice error={act.error} />
      {state === 'waiting' && own && (
        <button type="button" className="plain" disabled={act.busy} onClick={() => void run('motion.withdraw')}>
          {t('portal.motionWithdraw')}
        </button>
      )}
      {state === 'waiting' && !own && (
        <Button block disabled={cosigned || !mayCosign} loading={act.busy} onClick={() => void run('motion.cosign')}>
          {t(cosigned ? 'portal.cosigned' : 'portal.cosign')}
        </Button>
      )}
    </section>
  );
}
