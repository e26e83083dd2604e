import { fourSteps, type FourStep } from '../../shared/domain/four-steps.rules.ts';
import { usePortalText } from './use-text.ts';

/** The closed loop as everybody sees it; where a petition stands in it is marked. */
export function FourSteps({ current = null }: { current?: FourStep | null }) {
  const t = usePortalText();
  return (
    <ol className="four" aria-label={t('portal.fourSteps')}>
      {fourSteps.map((step, index) => (
        <li key={step} aria-current={step === current ? 'step' : undefined}>
          <span>{index + 1}</span> {t(`portal.four.${step}`)}
        </li>
      ))}
    </ol>
  );
}
