import { Flex } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';

/**
 * The whole screen for one person at a time, while the device goes round: a modal dialog lies over everything and keeps
 * the keyboard inside, so that nobody reaches anything else or reads what the one before has done.
 */
export function PassedDevice({ label, title, children }: { label: string; title: string; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      onCancel={(event) => event.preventDefault()}
      style={{
        width: '100vw',
        height: '100vh',
        maxWidth: 'none',
        maxHeight: 'none',
        boxSizing: 'border-box',
        border: 0,
        margin: 0,
        background: '#fff',
        color: 'inherit',
        overflow: 'auto',
        padding: '4vh 6vw',
      }}
    >
      <Flex vertical gap={24} style={{ maxWidth: '70rem', margin: '0 auto', minHeight: '90vh' }}>
        <h1 style={{ fontSize: '1.8em', margin: 0 }}>{title}</h1>
        {children}
      </Flex>
    </dialog>
  );
}
