import Button from 'antd-mobile/es/components/button';
import { useState } from 'react';
import { newCommandId, phoneCall } from '../api/call.ts';
import { dayWords } from '../days.ts';
import { FailNotice } from '../notice.tsx';
import { useLocale, usePortalText } from '../use-text.ts';
import type { Progress } from './progress-page.tsx';

/** What petitioner and union write to each other. */
export function Messages({
  code,
  messages,
  erasedOn,
  onChanged,
}: {
  code: string;
  messages: Progress['messages'];
  erasedOn: Progress['messagesErasedOn'];
  onChanged: () => void;
}) {
  const t = usePortalText();
  const locale = useLocale((state) => state.locale);
  const [body, setBody] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [commandId, setCommandId] = useState(newCommandId);
  const send = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      await phoneCall('receipt.write', { code, body }, commandId);
      setBody('');
      setCommandId(newCommandId());
      onChanged();
    } catch (caught) {
      setError(caught);
    }
    setBusy(false);
  };
  return (
    <section>
      <h2>{t('portal.messages')}</h2>
      {erasedOn !== null && <p className="muted">{t('portal.messagesErased', { day: dayWords(erasedOn, locale) })}</p>}
      {messages.map((message, index) => (
        <div key={index} className={message.side === 'petitioner' ? 'said mine' : 'said'}>
          <div className="muted">
            {message.side === 'petitioner' ? t('portal.fromMe') : t('portal.fromUnion')} ·{' '}
            {dayWords(message.on, locale)}
          </div>
          {message.body}
        </div>
      ))}
      <label className="field">
        <span>{t('portal.message')}</span>
        <textarea
          className="box"
          rows={3}
          maxLength={2000}
          value={body}
          onChange={(event) => {
            setBody(event.target.value);
            // Another text is another message, also after an answer that was lost.
            setCommandId(newCommandId());
          }}
        />
      </label>
      <p className="muted">{t('portal.messagesHint')}</p>
      <FailNotice error={error} />
      <Button block disabled={body.trim() === ''} loading={busy} onClick={() => void send()}>
        {t('portal.sendMessage')}
      </Button>
    </section>
  );
}
