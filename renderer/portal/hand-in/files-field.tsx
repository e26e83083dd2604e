import { useEffect, useRef } from 'react';
import { Notice } from '../notice.tsx';
import { usePortalText } from '../use-text.ts';
import type { Attached } from './kept-outbox.ts';
import { useOutbox } from './outbox.store.ts';
import { mostFiles, tooLarge, usePicking } from './picking.store.ts';

export function FilesField() {
  const t = usePortalText();
  const { attached, blobs, lost } = useOutbox();
  const { busy, pick } = usePicking();
  const picker = (label: string, accept: 'image/*' | 'audio/*', more: { multiple?: boolean; capture?: boolean }) => (
    <label>
      {label}
      <input
        type="file"
        accept={accept}
        {...more}
        onChange={(event) => {
          void pick(Array.from(event.target.files ?? []), accept === 'image/*' ? 'photo' : 'recording');
          event.target.value = '';
        }}
      />
    </label>
  );
  return (
    <fieldset className="field">
      <legend>
        {t('portal.files')}
        {t('portal.optional')}
      </legend>
      {attached.map((file) => {
        const blob = blobs[file.id];
        return blob === undefined ? null : <FileShown key={file.id} file={file} blob={blob} />;
      })}
      {attached.length - lost.length < mostFiles && (
        <div className="pick">
          {picker(t('portal.addPhoto'), 'image/*', { multiple: true })}
          {picker(t('portal.addAudio'), 'audio/*', { multiple: true })}
          {picker(t('portal.recordAudio'), 'audio/*', { capture: true })}
        </div>
      )}
      {busy && <Notice tone="info">{t('portal.filesBusy')}</Notice>}
      <NotTaken />
      <p className="muted">{t('portal.filesHint')}</p>
      <p className="muted">{t('portal.audioHint')}</p>
    </fieldset>
  );
}

/** What was picked and did not come along, or did and is gone. */
function NotTaken() {
  const t = usePortalText();
  const { attached, blobs, lost } = useOutbox();
  const { refused, tooMany } = usePicking();
  const lines = [
    ...refused.map(({ name, why }) => t(`portal.refused.${why}`, { name })),
    ...(tooMany > 0 ? [t('portal.refused.tooMany', { most: mostFiles, count: tooMany })] : []),
    ...(lost.length > 0
      ? [t('portal.filesLost', { names: lost.map(({ name }) => name).join(t('portal.listComma')) })]
      : []),
    ...(tooLarge(attached.map(({ id }) => blobs[id])) ? [t('portal.filesTooLarge')] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <Notice tone="warn">
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </Notice>
  );
}

function FileShown({ file, blob }: { file: Attached; blob: Blob }) {
  const t = usePortalText();
  const { detach, setShowsPerson } = useOutbox();
  const picture = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const url = URL.createObjectURL(blob);
    if (picture.current !== null) picture.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [blob]);
  return (
    <div className="card">
      <div className="file">
        {blob.type.startsWith('image/') && <img ref={picture} alt="" />}
        <div>{file.name}</div>
        <button
          type="button"
          className="plain"
          aria-label={t('portal.removeFile', { name: file.name })}
          onClick={() => detach(file.id)}
        >
          ✕
        </button>
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={file.showsPerson}
          onChange={(event) => setShowsPerson(file.id, event.target.checked)}
        />
        {t('portal.showsPerson')}
      </label>
    </div>
  );
}
