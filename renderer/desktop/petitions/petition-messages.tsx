import { Button, Card, Flex, Input, Tag } from 'antd';
import { useId, useState } from 'react';
import { call } from '../../api/backend.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import type { PetitionDetail } from '../../stores/petitions.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { longDay, moment } from '../../ui/dates.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

/** What petitioner and union write to each other; the petitioner reads it with the receipt code. For the union alone. */
export function PetitionMessages({ petition }: { petition: PetitionDetail }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const role = useSignedIn((state) => state.account?.role);
  const [body, setBody] = useState('');
  const running = useAct();
  const label = useId();
  if (role !== 'chair' && role !== 'officer') return null;
  const waits = petition.messages[petition.messages.length - 1]?.side === 'petitioner';
  const send = async (): Promise<void> => {
    const isSent = await running.run(
      () => call('petition.writeToPetitioner', { petitionId: petition.id, body }),
      t('petition.messageSent'),
    );
    if (isSent) setBody('');
  };
  return (
    <Card
      size="small"
      title={t('petition.messages')}
      extra={waits && <Tag color="#b3261e">{t('petition.messageWaits')}</Tag>}
      style={{ marginTop: 16 }}
    >
      {petition.messagesErasedOn !== null && (
        <p style={{ marginTop: 0, color: '#4b5563' }}>
          {t('petition.messagesErased', { day: longDay(petition.messagesErasedOn, locale) })}
        </p>
      )}
      {petition.messages.map((message, index) => (
        <div key={index} style={{ marginBottom: 8 }}>
          <strong>{t(`petition.messageBy.${message.side}`)}</strong>{' '}
          <span style={{ color: '#4b5563' }}>{moment(message.at, locale)}</span>
          <div style={{ whiteSpace: 'pre-wrap' }}>{message.body}</div>
        </div>
      ))}
      <label htmlFor={label}>{t('petition.messageToPetitioner')}</label>
      <Flex gap={8} align="end">
        <Input.TextArea
          id={label}
          autoSize={{ minRows: 1, maxRows: 6 }}
          maxLength={2000}
          value={body}
          onChange={(event) => setBody(event.target.value)}
        />
        <Button loading={running.busy} disabled={body.trim() === ''} onClick={() => void send()}>
          {t('petition.messageSend')}
        </Button>
      </Flex>
      {running.error !== undefined && <ErrorNotice error={running.error} />}
    </Card>
  );
}
