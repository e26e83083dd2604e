import { Button, Spin } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { PaperKind } from '../../../shared/domain/paper.ts';
import type { AppError } from '../../../shared/errors.ts';
import { call } from '../../api/backend.ts';
import { asAppError } from '../../api/live-query.ts';
import { saveBytes } from '../../api/save-file.ts';
import type { SessionDetail } from '../../stores/sessions.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { bytesOf } from '../../ui/file-content.ts';
import { PrintDialog } from '../../ui/print-dialog.tsx';
import { useText } from '../../ui/use-text.ts';
import { showFingerprintCode } from './paper-fingerprint.ts';

interface Paper {
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The Word file itself, drawn on the screen: what is printed is what the file says, also from the enterprise's template. */
export function PaperPreview({
  session,
  kind,
  onClose,
}: {
  session: SessionDetail;
  kind: PaperKind;
  onClose: () => void;
}) {
  const t = useText();
  const sheet = useRef<HTMLDivElement>(null);
  const [paper, setPaper] = useState<Paper>();
  const [error, setError] = useState<AppError>();
  const { id: sessionId } = session;
  useEffect(() => {
    let gone = false;
    const draw = async (): Promise<void> => {
      const { fileName, content } = await call('paper.make', { kind, sessionId });
      const bytes = bytesOf(content);
      const { renderAsync } = await import('docx-preview');
      if (gone || sheet.current === null) return;
      // The drawing knows no pages: its footer would come once, at the end. The print style numbers them instead.
      const options = { inWrapper: false, ignoreLastRenderedPageBreak: true, renderFooters: false };
      await renderAsync(bytes, sheet.current, undefined, options);
      showFingerprintCode(sheet.current, t('fingerprint.qr'));
      setPaper({ fileName, bytes });
    };
    draw().catch((thrown: unknown) => setError(asAppError(thrown)));
    return () => {
      gone = true;
    };
    // The language of a label is no reason to draw the paper again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [kind, sessionId]);
  return (
    <PrintDialog
      title={t(`paper.${kind}`)}
      rem={58}
      onClose={onClose}
      printLabel={t('paper.print')}
      isReady={paper !== undefined}
      buttons={
        <Button
          disabled={paper === undefined}
          onClick={() => paper !== undefined && void saveBytes(paper.fileName, paper.bytes)}
        >
          {t('paper.word')}
        </Button>
      }
    >
      <ErrorNotice error={error} />
      {paper === undefined && error === undefined && <Spin />}
      <div ref={sheet} className="paper-sheet" />
    </PrintDialog>
  );
}
