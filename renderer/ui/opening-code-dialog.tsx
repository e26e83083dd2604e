import { Alert, Button, Checkbox, Flex, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useText } from './use-text.ts';

export interface OpeningCode {
  readonly first: string;
  readonly second: string;
}

/** Nothing is shown while the seat changes hands. */
type Step = 'first' | 'between' | 'second';

/**
 * The two halves of a box's opening code, each shown once and to its holder alone: never both at a time, so that nobody who
 * sits there sees the whole. A half goes only after its holder has said that it is copied, and no two steps have their
 * buttons in one place: a double click takes one step.
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
  const [step, setStep] = useState<Step>('first');
  const [firstHolder, secondHolder] = holders;
  // The button that was pressed is gone: a reader goes on where the next half stands, and Enter held down presses nothing.
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => area.current?.focus(), [step]);
  return (
    <Modal
      open
      width={560}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      title={t('openingCode.title')}
      footer={null}
    >
      <Alert showIcon type="warning" title={t('openingCode.hint')} />
      <div
        ref={area}
        tabIndex={-1}
        style={{ margin: '16px 0', minHeight: '7em', textAlign: 'center', outline: 'none' }}
        aria-live="polite"
      >
        {step === 'between' ? (
          <>
            <p style={{ fontSize: '1.2em' }}>{t('openingCode.hidden', { holder: secondHolder })}</p>
            <Button type="primary" onClick={() => setStep('second')}>
              {t('openingCode.show')}
            </Button>
          </>
        ) : (
          <>
            <p>{t('openingCode.copy', { holder: step === 'first' ? firstHolder : secondHolder })}</p>
            <div style={{ fontFamily: 'ui-monospace, Consolas, monospace', fontSize: '1.6em' }}>{halves[step]}</div>
          </>
        )}
      </div>
      {step === 'first' && <Copied label={t('openingCode.hide')} onGoOn={() => setStep('between')} />}
      {step === 'second' && <Copied label={t('openingCode.written')} onGoOn={onClose} />}
    </Modal>
  );
}

function Copied({ label, onGoOn }: { label: string; onGoOn: () => void }) {
  const t = useText();
  const [copied, setCopied] = useState(false);
  return (
    <Flex gap={8} align="center" justify="space-between" wrap>
      <Checkbox checked={copied} onChange={(event) => setCopied(event.target.checked)}>
        {t('openingCode.copied')}
      </Checkbox>
      <Button type="primary" disabled={!copied} onClick={onGoOn}>
        {label}
      </Button>
    </Flex>
  );
}
