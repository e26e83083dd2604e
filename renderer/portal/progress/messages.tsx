import Button from 'antd-mobile/es/components/button';
import { useState } from 'react';
import { maxMessageText } from '../../../shared/domain/petition.ts';
import { newCommandId, phoneCall } from '../api/call.ts';
import { dayWords } from '../days.ts';
import { FailNotice } from '../notice.tsx';
import { useLocale, usePortalText } from '../use-text.ts';
import { keepMessage, keptMessage } from './kept-message.ts';
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
  const [{ body, commandId }, setMessage] = useState(
    () => keptMessage(code) ?? { body: '', commandId: newCommandId() },
  );
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  // Another text is another message, also after an answer that was lost.
  const setBody = (next: string): void => {
    const message = { body: next, commandId: newCommandId() };
    setMessage(message);
    keepMessage(code, message);
  };
  const send = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      await phoneCall('receipt.write', { code, body }, commandId);
      setBody('');
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
          maxLength={maxMessageText}
          value={body}
          onChange={(event) => setBody(event.target.value)}
        />
      </label>
      <p className="muted">{t('portal.messagesHint')}</p>
      <FailNotice error={error} />
      <Button
        block
        disabled={body.trim() === ''}
        loading={busy}
        loadingText={t('portal.sending')}
        onClick={() => void send()}
      >
        {t('portal.sendMessage')}
      </Button>
    </section>
  );
}
