import { useState, type RefObject } from 'react';
import { phoneCall } from '../api/call.ts';
import { Notice } from '../notice.tsx';
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
          {isNameMissing && <Notice tone="warn">{t('portal.nameMissing')}</Notice>}
          {line('phone', `${t('portal.phone')}${t('portal.optional')}`, 'tel', 30)}
          {line('employeeNo', `${t('portal.employeeNo')}${t('portal.optional')}`, 'text', 30)}
          <PrivacyNotice />
        </>
      )}
    </fieldset>
  );
}

function PrivacyNotice() {
  const t = usePortalText();
  const [body, setBody] = useState<string>();
  const read = async (): Promise<void> => {
    try {
      setBody((await phoneCall('privacy.notice', {})).body);
    } catch {
      setBody(t('portal.offline'));
    }
  };
  return (
    <details
      onToggle={(event) => {
        if (event.currentTarget.open && body === undefined) void read();
      }}
    >
      <summary>{t('portal.notice')}</summary>
      <div className="card long muted">{body ?? t('portal.loading')}</div>
    </details>
  );
}
