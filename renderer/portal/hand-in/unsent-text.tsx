import Button from 'antd-mobile/es/components/button';
import { useState } from 'react';
import { maxMessageText } from '../../../shared/domain/petition.ts';
import { phoneCall } from '../api/call.ts';
import { FailNotice, Notice } from '../notice.tsx';
import { usePortalText } from '../use-text.ts';
import { useOutbox } from './outbox.store.ts';

/** What was rewritten while an earlier version may have been registered: it can follow as a message. */
export function UnsentText({ code }: { code: string }) {
  const t = usePortalText();
  const { unsent, changeUnsent, dropUnsent } = useOutbox();
  const [sending, setSending] = useState<'no' | 'busy' | 'done'>('no');
  const [error, setError] = useState<unknown>();
  if (unsent === undefined) return sending === 'done' ? <Notice tone="good">{t('portal.messageSent')}</Notice> : null;
  const { body, commandId } = unsent;
  const isTooLong = body.length > maxMessageText;
  const send = async (): Promise<void> => {
    setSending('busy');
    setError(undefined);
    try {
      await phoneCall('receipt.write', { code, body }, commandId);
      setSending('done');
      dropUnsent();
    } catch (caught) {
      setSending('no');
      setError(caught);
    }
  };
  return (
    <section>
      <h2>{t('portal.unsent')}</h2>
      <p>{t('portal.unsentHint')}</p>
      <textarea
        className="box"
        aria-label={t('portal.unsent')}
        rows={5}
        disabled={sending === 'busy'}
        value={body}
        onChange={(event) => changeUnsent(event.target.value)}
      />
      {isTooLong && <Notice tone="warn">{t('portal.unsentTooLong', { limit: maxMessageText })}</Notice>}
      <FailNotice error={error} />
      <p>
        <Button
          block
          disabled={body.trim() === '' || isTooLong}
          loading={sending === 'busy'}
          loadingText={t('portal.sending')}
          onClick={() => void send()}
        >
          {t('portal.sendAsMessage')}
        </Button>
      </p>
    </section>
  );
}
