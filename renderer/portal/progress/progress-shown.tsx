import { stepOf } from '../../../shared/domain/four-steps.rules.ts';
import { ArrivedHeading } from '../arrived-heading.tsx';
import { dayWords } from '../days.ts';
import { FourSteps } from '../four-steps.tsx';
import { Notice } from '../notice.tsx';
import { isPortalKey, useLocale, usePortalText } from '../use-text.ts';
import { Messages } from './messages.tsx';
import type { Progress } from './progress-page.tsx';
import { RateField } from './rate-field.tsx';

interface Shown {
  readonly code: string;
  readonly progress: Progress;
  readonly onChanged: () => void;
  readonly onLeave: () => void;
}

/** How things stand, every step with what was said to the petitioner, the messages, and at the end the rating. */
export function ProgressShown({ code, progress, onChanged, onLeave }: Shown) {
  const t = usePortalText();
  const locale = useLocale((state) => state.locale);
  const { petitionNo, state, closing, waits, dueOn, department, mergedInto, cosignCount, receivedOn, steps } = progress;
  const nameOf = (kind: string): string => {
    const key = `portal.step.${kind}`;
    return isPortalKey(key) ? t(key) : kind;
  };
  return (
    <>
      <ArrivedHeading>{petitionNo}</ArrivedHeading>
      <FourSteps current={stepOf(state)} />
      <Notice tone={waits ? 'info' : 'good'}>
        <strong>
          {t(`portal.state.${state}`)}
          {closing !== null && ` · ${t(`portal.closing.${closing}`)}`}
        </strong>
        {waits && dueOn !== null && <div>{t('portal.dueOn', { day: dayWords(dueOn, locale) })}</div>}
        {mergedInto !== null && <div>{t('portal.mergedInto', { no: mergedInto })}</div>}
      </Notice>
      <dl className="facts card">
        <div>
          <dt>{t('portal.received')}</dt>
          <dd>{dayWords(receivedOn, locale)}</dd>
        </div>
        <div>
          <dt>{t('portal.department')}</dt>
          <dd>{department ?? t('portal.noDepartment')}</dd>
        </div>
      </dl>
      {cosignCount > 0 && <p className="muted">{t('portal.cosigns', { count: cosignCount })}</p>}
      <RateField code={code} progress={progress} onChanged={onChanged} />
      <h2>{t('portal.steps')}</h2>
      <ol className="steps">
        {steps.map((step, index) => (
          <li key={index}>
            <strong>{nameOf(step.kind)}</strong> <span className="muted">{dayWords(step.on, locale)}</span>
            {step.words !== '' && <div className="card long">{step.words}</div>}
          </li>
        ))}
      </ol>
      <Messages code={code} messages={progress.messages} erasedOn={progress.messagesErasedOn} onChanged={onChanged} />
      <button type="button" className="plain" onClick={onLeave}>
        {t('portal.otherCode')}
      </button>
    </>
  );
}
