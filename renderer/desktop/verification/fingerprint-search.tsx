import { Alert, Button, Card, Flex, Input } from 'antd';
import { useState } from 'react';
import { call } from '../../api/backend.ts';
import type { FoundFingerprint } from '../../stores/verification.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { FingerprintLine } from '../../ui/fingerprint-line.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { EntriesTable } from './entries-table.tsx';

/** Where a fingerprint from a paper is typed or scanned, and what the record says to it. */
export function FingerprintSearch() {
  const t = useText();
  const act = useAct();
  const [text, setText] = useState('');
  const [answer, setAnswer] = useState<FoundFingerprint>();
  const look = (): void => {
    setAnswer(undefined);
    void act.run(async () => setAnswer(await call('audit.find', { fingerprint: text })));
  };
  return (
    <Card size="small" className="no-print" title={t('fingerprint.title')}>
      <Flex gap={8} wrap>
        <Input
          aria-label={t('fingerprint.label')}
          placeholder={t('fingerprint.label')}
          style={{ flex: '1 1 20rem', maxWidth: '44rem' }}
          maxLength={300}
          allowClear
          value={text}
          onChange={(event) => setText(event.target.value)}
          // A hand-held scanner ends what it types with Enter.
          onPressEnter={() => text.trim() !== '' && look()}
        />
        <Button disabled={text.trim() === ''} loading={act.busy} onClick={look}>
          {t('fingerprint.find')}
        </Button>
      </Flex>
      <div style={{ color: '#4b5563', marginTop: 4 }}>{t('fingerprint.hint')}</div>
      <div aria-live="polite" style={{ marginTop: 8 }}>
        <ErrorNotice error={act.error} />
        {answer !== undefined && <Answer answer={answer} />}
      </div>
    </Card>
  );
}

function Answer({ answer: { found, nearest } }: { answer: FoundFingerprint }) {
  const t = useText();
  if (found === null) {
    return (
      <Flex vertical gap={8}>
        <Alert showIcon type="error" title={t('fingerprint.notFound')} description={t('fingerprint.notFoundTodo')} />
        {nearest !== null && (
          <>
            <FingerprintLine label={t('fingerprint.nearest')} hash={nearest.hash} />
            <EntriesTable rows={[nearest.entry]} />
          </>
        )}
      </Flex>
    );
  }
  const { entry, rows, same, differing, brokenAt, rowsKnown, later } = found;
  const since = rows - same - differing;
  const title =
    brokenAt !== null
      ? t('fingerprint.chainBroken', { seq: brokenAt })
      : t(differing > 0 ? 'fingerprint.differs' : since > 0 ? 'fingerprint.changedSince' : 'fingerprint.agrees');
  return (
    <Flex vertical gap={8}>
      <Alert
        showIcon
        type={brokenAt !== null || differing > 0 ? 'error' : 'success'}
        title={title}
        description={
          rowsKnown
            ? rows === 0
              ? t('fingerprint.rowsNone')
              : t('fingerprint.rows', { count: rows, same, later: since, differing })
            : t('fingerprint.rowsUnknown')
        }
      />
      <strong>{t('fingerprint.entry', { seq: entry.seq })}</strong>
      <EntriesTable rows={[entry]} />
      {later.length > 0 && (
        <>
          <strong>{t('fingerprint.later')}</strong>
          <EntriesTable rows={later} />
        </>
      )}
    </Flex>
  );
}
