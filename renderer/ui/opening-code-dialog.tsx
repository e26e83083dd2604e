import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { useText } from './use-text.ts';

export interface OpeningCode {
  readonly first: string;
  readonly second: string;
}

/** Nothing is shown while the seat changes hands. */
const steps = ['first', 'between', 'second'] as const;

/**
 * The two halves of a box's opening code, each shown once and to its holder alone: never both at a time, so that nobody who
 * sits there sees the whole. It goes on only by its buttons.
 */
export function OpeningCodeDialog({
  halves,
  holders,
  onClose,
}: {
  halves: OpeningCode;
  holders: readonly [string, string];
  onClose: () => void;
}) {
  const t = useText();
  const [step, setStep] = useState<(typeof steps)[number]>('first');
  const [firstHolder, secondHolder] = holders;
  const shown =
    step === 'between' ? undefined : { half: halves[step], holder: step === 'first' ? firstHolder : secondHolder };
  const next = (): void => (step === 'second' ? onClose() : setStep(step === 'first' ? 'between' : 'second'));
  const label = { first: t('openingCode.hide'), between: t('openingCode.show'), second: t('openingCode.written') }[
    step
  ];
  return (
    <Modal
      open
      width={560}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      title={t('openingCode.title')}
      footer={
        <Button type="primary" onClick={next}>
          {label}
        </Button>
      }
    >
      <Alert showIcon type="warning" title={t('openingCode.hint')} />
      <div style={{ marginTop: 16, minHeight: '6em', textAlign: 'center' }} aria-live="polite">
        {shown === undefined ? (
          <p style={{ fontSize: '1.2em' }}>{t('openingCode.hidden', { holder: secondHolder })}</p>
        ) : (
          <>
            <p>{t('openingCode.copy', { holder: shown.holder })}</p>
            <div style={{ fontFamily: 'ui-monospace, Consolas, monospace', fontSize: '1.6em' }}>{shown.half}</div>
          </>
        )}
      </div>
    </Modal>
  );
}
