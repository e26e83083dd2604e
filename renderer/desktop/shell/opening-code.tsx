import { Alert, Button, Checkbox, Flex, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { AccountId } from '../../../shared/ids.ts';
import { useOpeningCodes, type OpeningCode, type OpeningStep } from '../../stores/opening-code.store.ts';
import { useText } from '../../ui/use-text.ts';

/** The opening code that this account has not finished copying. */
export function PendingOpeningCode({ by }: { by: AccountId }) {
  const code = useOpeningCodes((state) => state.of[by]);
  const { goTo, close } = useOpeningCodes.getState();
  // Whoever comes back after a lock may not be the second holder.
  useEffect(
    () => () => {
      if (useOpeningCodes.getState().of[by]?.step === 'second') goTo(by, 'between');
    },
    [by, goTo],
  );
  if (code === undefined) return null;
  return <OpeningCodeDialog code={code} onStep={(step) => goTo(by, step)} onClose={() => close(by)} />;
}

/**
 * The two halves of a box's opening code, each shown once and to its holder alone: never both at a time, so that nobody who
 * sits there sees the whole. A half goes only after its holder has said that it is copied, and no two steps have their
 * buttons in one place: a double click takes one step.
 */
function OpeningCodeDialog({
  code,
  onStep,
  onClose,
}: {
  code: OpeningCode;
  onStep: (step: OpeningStep) => void;
  onClose: () => void;
}) {
  const t = useText();
  const { step } = code;
  const [firstHolder, secondHolder] = code.holders;
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
            <Button type="primary" onClick={() => onStep('second')}>
              {t('openingCode.show')}
            </Button>
          </>
        ) : (
          <>
            <p>{t('openingCode.copy', { holder: step === 'first' ? firstHolder : secondHolder })}</p>
            <div style={{ fontFamily: 'ui-monospace, Consolas, monospace', fontSize: '1.6em' }}>{code[step]}</div>
          </>
        )}
      </div>
      {step === 'first' && <Copied label={t('openingCode.hide')} onGoOn={() => onStep('between')} />}
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
