import { useEffect, useRef, useState } from 'react';
import { newCommandId } from '../api/call.ts';
import { FailNotice, Notice } from '../notice.tsx';
import { usePortalText } from '../use-text.ts';
import type { DraftFile } from './kept-files.ts';
import { useOutbox } from './outbox.store.ts';
import { smallerPhoto } from './smaller-photo.ts';

const most = 5;
/** A request holds 16 MB; base64 takes a third more than the bytes, and is sealed inside JSON. */
const mostBytes = 11 * 1024 * 1024;

/** Whether the files of a draft do not fit into one request. */
export function tooLarge(files: readonly DraftFile[]): boolean {
  return files.reduce((sum, { blob }) => sum + blob.size, 0) > mostBytes;
}

export function FilesField() {
  const t = usePortalText();
  const { files, setFiles } = useOutbox();
  const [error, setError] = useState<unknown>();
  const add = async (list: FileList | null): Promise<void> => {
    setError(undefined);
    try {
      const room = most - files.length;
      const added = await Promise.all(
        Array.from(list ?? [])
          .slice(0, room)
          .map(async (file) => {
            const blob = await smallerPhoto(file);
            // What was drawn anew is a JPEG, whatever it was before.
            const name = blob === file ? file.name : `${file.name.replace(/\.\w+$/, '')}.jpg`;
            return { id: newCommandId(), name, blob, showsPerson: false };
          }),
      );
      setFiles([...useOutbox.getState().files, ...added]);
    } catch (caught) {
      setError(caught);
    }
  };
  const pick = (label: string, accept: string) => (
    <label>
      {label}
      <input
        type="file"
        accept={accept}
        multiple
        onChange={(event) => {
          void add(event.target.files);
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
      {files.map((file) => (
        <FileShown key={file.id} file={file} />
      ))}
      {files.length < most && (
        <div className="pick">
          {pick(t('portal.addPhoto'), 'image/*')}
          {pick(t('portal.addAudio'), 'audio/*')}
        </div>
      )}
      <p className="muted">{t('portal.filesHint')}</p>
      {tooLarge(files) && <Notice tone="warn">{t('portal.filesTooLarge')}</Notice>}
      <FailNotice error={error} />
    </fieldset>
  );
}

function FileShown({ file }: { file: DraftFile }) {
  const t = usePortalText();
  const { files, setFiles } = useOutbox();
  const picture = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const url = URL.createObjectURL(file.blob);
    if (picture.current !== null) picture.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [file.blob]);
  return (
    <div className="card">
      <div className="file">
        {file.blob.type.startsWith('image/') && <img ref={picture} alt="" />}
        <div>{file.name}</div>
        <button
          type="button"
          className="plain"
          aria-label={t('portal.removeFile', { name: file.name })}
          onClick={() => setFiles(files.filter((one) => one.id !== file.id))}
        >
          ✕
        </button>
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={file.showsPerson}
          onChange={(event) =>
            setFiles(files.map((one) => (one.id === file.id ? { ...one, showsPerson: event.target.checked } : one)))
          }
        />
        {t('portal.showsPerson')}
      </label>
    </div>
  );
}
