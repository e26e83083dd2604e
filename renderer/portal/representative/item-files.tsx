import Button from 'antd-mobile/es/components/button';
import { useState } from 'react';
import { FailNotice, Notice } from '../notice.tsx';
import { usePortalText } from '../use-text.ts';
import { useFile, type ItemFile } from './use-file.ts';

/** What came with the petition; each is fetched when somebody wants to see or hear it. */
export function ItemFiles({ title, files }: { title: string; files: readonly ItemFile[] }) {
  const t = usePortalText();
  if (files.length === 0) return null;
  const isPhoto = ({ mime }: ItemFile): boolean => mime.startsWith('image/');
  return (
    <>
      <h2>{t('portal.itemFiles')}</h2>
      <p className="muted">{t('portal.itemFilesHint')}</p>
      {files.map((file, index) => {
        // Numbered by kind: the files' own names may say whose they are.
        const n = files.slice(0, index + 1).filter((one) => isPhoto(one) === isPhoto(file)).length;
        return isPhoto(file) ? (
          <Photo key={file.id} file={file} n={n} title={title} />
        ) : (
          <Recording key={file.id} file={file} n={n} />
        );
      })}
    </>
  );
}

function Photo({ file, n, title }: { file: ItemFile; n: number; title: string }) {
  const t = usePortalText();
  const { url, busy, error, fetchIt } = useFile(file);
  const [isBroken, setBroken] = useState(false);
  const name = t('portal.photoNo', { n });
  if (file.tooLarge) return <TooLarge name={name} file={file} />;
  if (isBroken) return <Notice tone="warn">{t('portal.photoNotShown', { name })}</Notice>;
  return url === undefined ? (
    <Fetch words={t('portal.photoShow', { n, size: sizeOf(file) })} busy={busy} error={error} onFetch={fetchIt} />
  ) : (
    <img
      ref={takeFocus}
      tabIndex={-1}
      className="photo"
      src={url}
      alt={t('portal.photoAlt', { title, n })}
      onError={() => setBroken(true)}
    />
  );
}

function Recording({ file, n }: { file: ItemFile; n: number }) {
  const t = usePortalText();
  const { url, busy, error, fetchIt } = useFile(file);
  const [isMute, setMute] = useState(() => document.createElement('audio').canPlayType(file.mime) === '');
  const name = t('portal.recordingNo', { n });
  if (file.tooLarge) return <TooLarge name={name} file={file} />;
  const fetched = (words: string) => <Fetch words={words} busy={busy} error={error} onFetch={fetchIt} />;
  if (isMute) {
    const isWechat = /MicroMessenger/i.test(navigator.userAgent);
    return (
      <div>
        <Notice tone="info">
          {t('portal.recordingNotPlayed', { name })}
          {isWechat && <div>{t('portal.fileNotInWechat')}</div>}
        </Notice>
        {!isWechat && url === undefined && fetched(t('portal.fileGet', { size: sizeOf(file) }))}
        {!isWechat && url !== undefined && (
          <a ref={takeFocus} className="plain back" href={url} download={`${name}.${endingOf(file.mime)}`}>
            {t('portal.fileSave', { name })}
          </a>
        )}
      </div>
    );
  }
  if (url === undefined) return fetched(t('portal.recordingHear', { n, size: sizeOf(file) }));
  return (
    <audio ref={takeFocus} className="recording" src={url} controls aria-label={name} onError={() => setMute(true)}>
      <track kind="captions" />
    </audio>
  );
}

/** What was fetched takes the place of the button that was pressed. */
function takeFocus(shown: HTMLElement | null): void {
  shown?.focus({ preventScroll: true });
}

function Fetch({ words, busy, error, onFetch }: { words: string; busy: boolean; error: unknown; onFetch: () => void }) {
  const t = usePortalText();
  return (
    <div className="fetch">
      <Button block loading={busy} loadingText={t('portal.fileOpening')} onClick={onFetch}>
        {words}
      </Button>
      <FailNotice error={error} onAgain={onFetch} />
    </div>
  );
}

function TooLarge({ name, file }: { name: string; file: ItemFile }) {
  const t = usePortalText();
  return <Notice tone="info">{t('portal.fileTooLarge', { name, size: sizeOf(file) })}</Notice>;
}

function sizeOf({ bytes }: ItemFile): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1000 ? `${Math.max(1, Math.round(kilobytes))} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}

const endings: Readonly<Record<string, string>> = { 'audio/mpeg': 'mp3', 'audio/mp4': 'm4a', 'audio/x-m4a': 'm4a' };

function endingOf(mime: string): string {
  return endings[mime] ?? mime.slice(mime.indexOf('/') + 1);
}
