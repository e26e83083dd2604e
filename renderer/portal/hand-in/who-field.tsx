import { useState, type RefObject } from 'react';
import { phoneCall } from '../api/call.ts';
import { useRead } from '../api/use-read.ts';
import { FailNotice, Notice } from '../notice.tsx';
import { usePortalText } from '../use-text.ts';
import { useOutbox } from './outbox.store.ts';

/** Anonymous or named; the notice about personal data stands beside the name it is about. */
export function WhoField({
  nameBox,
  isNameMissing,
}: {
  nameBox: RefObject<HTMLInputElement | null>;
  isNameMissing: boolean;
}) {
  const t = usePortalText();
  const { draft, change, sentNamed } = useOutbox();
  const line = (key: 'name' | 'phone' | 'employeeNo', label: string, type: 'text' | 'tel', max: number) => (
    <label className="field">
      <span>{label}</span>
      <input
        className="box"
        {...(key === 'name' ? { ref: nameBox, 'aria-invalid': isNameMissing } : {})}
        aria-describedby={key === 'name' && isNameMissing ? 'name-missing' : undefined}
        type={type}
        maxLength={max}
        value={draft[key]}
        onChange={(event) => change({ [key]: event.target.value })}
      />
    </label>
  );
  return (
    <fieldset className="field">
      <legend>{t('portal.who')}</legend>
      <div className="choice">
        <button type="button" aria-pressed={!draft.named} onClick={() => change({ named: false })}>
          {t('portal.anonymous')}
        </button>
        <button type="button" aria-pressed={draft.named} onClick={() => change({ named: true })}>
          {t('portal.named')}
        </button>
      </div>
      <p className="muted">{draft.named ? t('portal.namedHint') : t('portal.anonymousHint')}</p>
      {sentNamed && !draft.named && <Notice tone="warn">{t('portal.namedMayBeThere')}</Notice>}
      {draft.named && (
        <>
          {line('name', t('portal.personName'), 'text', 40)}
          {isNameMissing && (
            <Notice id="name-missing" tone="warn">
              {t('portal.nameMissing')}
            </Notice>
          )}
          {line('phone', `${t('portal.phone')}${t('portal.optional')}`, 'tel', 30)}
          {line('employeeNo', `${t('portal.employeeNo')}${t('portal.optional')}`, 'text', 30)}
          <PrivacyNotice />
        </>
      )}
    </fieldset>
  );
}

const readNotice = () => phoneCall('privacy.notice', {});

function PrivacyNotice() {
  const t = usePortalText();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('portal.notice')}</summary>
      {isOpen && <NoticeText />}
    </details>
  );
}

function NoticeText() {
  const t = usePortalText();
  const { value, error, again } = useRead(readNotice);
  if (value === undefined && error !== undefined) return <FailNotice error={error} onAgain={again} />;
  return <div className="card long muted">{value?.body ?? t('portal.loading')}</div>;
}
