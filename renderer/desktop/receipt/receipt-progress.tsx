import { Alert, Descriptions, Timeline } from 'antd';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { isTextKey } from '../../../shared/i18n/translate.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { longDay } from '../../ui/dates.ts';
import { useText } from '../../ui/use-text.ts';

type Progress = Extract<OutputOf<'receipt.lookUp'>, { found: true }>;

/** How things stand, and every step with what was said to the petitioner. */
export function ReceiptProgress({ progress }: { progress: Progress }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const { petitionNo, state, closing, waits, dueOn, department, cosignCount, mergedInto, receivedOn, steps } = progress;
  const nameOf = (kind: string): string => {
    const key = `petitionEvent.${kind}`;
    return isTextKey(key) ? t(key) : kind;
  };
  const stands =
    closing === null ? t(`petitionState.${state}`) : `${t(`petitionState.${state}`)} · ${t(`closing.${closing}`)}`;
  return (
    <>
      <Alert
        showIcon
        type={waits ? 'info' : 'success'}
        title={
          <>
            <strong>{stands}</strong>
            {waits && dueOn !== null && <> {t('receipt.next', { day: longDay(dueOn, locale) })}</>}
          </>
        }
        style={{ marginBottom: 12 }}
      />
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 2 }}
        items={[
          { key: 'no', label: t('petition.no'), children: petitionNo },
          { key: 'received', label: t('petition.receivedOn'), children: longDay(receivedOn, locale) },
          { key: 'department', label: t('petition.handler'), children: department ?? t('receipt.noDepartment') },
          { key: 'cosigns', label: t('petition.cosigns'), children: cosignCount },
          ...(mergedInto === null
            ? []
            : [{ key: 'merged', label: t('petition.mergedInto'), children: mergedInto, span: 'filled' as const }]),
        ]}
      />
      <h2 style={{ fontSize: '1.05em' }}>{t('petition.history')}</h2>
      <Timeline
        items={steps.map((step) => ({
          content: (
            <>
              <strong>{nameOf(step.kind)}</strong> <span style={{ color: '#4b5563' }}>{longDay(step.on, locale)}</span>
              {step.words !== '' && <div style={{ whiteSpace: 'pre-wrap' }}>{step.words}</div>}
            </>
          ),
        }))}
      />
    </>
  );
}
