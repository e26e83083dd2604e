import { Alert, Button, Flex, Modal } from 'antd';
import { useText } from './use-text.ts';

export interface OpeningCode {
  readonly first: string;
  readonly second: string;
}

/** The two halves of a box's opening code, shown once, one for each holder. It closes only by its button. */
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
  return (
    <Modal
      open
      width={640}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      title={t('openingCode.title')}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('openingCode.written')}
        </Button>
      }
    >
      <Alert showIcon type="warning" title={t('openingCode.hint')} />
      <Flex gap={16} style={{ marginTop: 16 }}>
        {[halves.first, halves.second].map((half, index) => (
          <div key={half} style={{ flex: 1, textAlign: 'center', border: '1px solid #d4d4cf', padding: 12 }}>
            <div>{holders[index]}</div>
            <div style={{ fontFamily: 'ui-monospace, Consolas, monospace', fontSize: '1.4em' }}>{half}</div>
          </div>
        ))}
      </Flex>
    </Modal>
  );
}
