import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useText } from './use-text.ts';

interface PrintDialogProps {
  readonly title: string;
  /** The widest it gets, in rem; never wider than the window. */
  readonly rem: number;
  readonly onClose: () => void;
  readonly closeLabel?: string;
  readonly printLabel?: string;
  /** Further buttons, between closing and printing. */
  readonly buttons?: ReactNode;
  /** False while there is no sheet yet that could be printed. */
  readonly isReady?: boolean;
  /** What is shown once is not closed by a click beside it. */
  readonly isShownOnce?: boolean;
  readonly children: ReactNode;
}

/** A sheet as it will lie in the printer: on paper comes what is inside, and nothing around it (base.css, .print-dialog). */
export function PrintDialog({
  title,
  rem,
  onClose,
  closeLabel,
  printLabel,
  buttons,
  isReady = true,
  isShownOnce = false,
  children,
}: PrintDialogProps) {
  const t = useText();
  return (
    <Modal
      open
      className="print-dialog"
      width={`min(${rem}rem, 95vw)`}
      style={{ top: 16 }}
      title={title}
      onCancel={onClose}
      mask={{ closable: !isShownOnce }}
      footer={
        <>
          <Button onClick={onClose}>{closeLabel ?? t('action.close')}</Button>
          {buttons}
          <Button type="primary" disabled={!isReady} onClick={() => window.print()}>
            {printLabel ?? t('action.print')}
          </Button>
        </>
      }
    >
      {children}
    </Modal>
  );
}
