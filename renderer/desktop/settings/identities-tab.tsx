import { Alert, Button, Card, Descriptions, Flex, Progress } from 'antd';
import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { call } from '../../api/backend.ts';
import { useKeyStatus } from '../../stores/identity.store.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { longDay } from '../../ui/dates.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { OpeningsTable } from '../../ui/openings-table.tsx';
import { PassphrasePrompt } from '../../ui/passphrase-prompt.tsx';
import { RecoveryKeyDialog } from '../../ui/recovery-key-dialog.tsx';
import type { RecoveryKey } from '../../ui/recovery-sheet.tsx';
import { useText } from '../../ui/use-text.ts';
import { BringBackDialog } from './bring-back-dialog.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';

type Status = OutputOf<'key.status'>;
type Asked = 'makeRecovery' | 'handOver' | 'rotate' | 'bringBack';

/** 密封身份: who holds the key, how it is handed on, and every opening there was. */
export function IdentitiesTab() {
  const t = useText();
  const isChair = useSignedIn((state) => state.account?.role === 'chair');
  return (
    <Flex vertical gap={16}>
      <div style={{ color: '#4b5563' }}>{t('identity.sealedHint')}</div>
      {isChair && <KeyCard />}
      <OpeningsTable />
    </Flex>
  );
}

function KeyCard() {
  const t = useText();
  const { data, error, show, reload, leave } = useKeyStatus();
  const [asked, setAsked] = useState<Asked>();
  const [recoveryKey, setRecoveryKey] = useState<RecoveryKey>();
  useEffect(() => {
    void show({});
    return leave;
  }, [show, leave]);
  const close = (): void => setAsked(undefined);
  return (
    <Card size="small" title={t('key.title')}>
      <ErrorNotice error={error} onRetry={() => void reload()} />
      {data !== undefined && <KeyFacts status={data} ask={setAsked} />}
      {asked === 'makeRecovery' && (
        <PassphrasePrompt
          title={t('key.recovery.make')}
          hint={t('key.recovery.makeHint')}
          okText={t('key.recovery.make')}
          onClose={close}
          act={async (passphrase) => {
            const reply = await call('key.makeRecovery', { passphrase });
            if (!reply.done) return reply.waitSeconds;
            setRecoveryKey(reply.recoveryKey);
            return undefined;
          }}
        />
      )}
      {asked === 'handOver' && <HandOverDialog onClose={close} />}
      {asked === 'rotate' && <RotateDialog onClose={close} onDone={setRecoveryKey} />}
      {asked === 'bringBack' && <BringBackDialog onClose={close} />}
      {recoveryKey !== undefined && (
        <RecoveryKeyDialog recoveryKey={recoveryKey} onClose={() => setRecoveryKey(undefined)} />
      )}
    </Card>
  );
}

function KeyFacts({ status, ask }: { status: Status; ask: (what: Asked) => void }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const { holders, holdsItself, createdOn, recoveryKeyMadeOn, outOfReach } = status;
  return (
    <Flex vertical gap={12}>
      {!holdsItself && <Alert showIcon type="warning" title={t('key.holdsNot')} />}
      {recoveryKeyMadeOn === null && <Alert showIcon type="warning" title={t('key.recovery.none')} />}
      {outOfReach > 0 && (
        <Alert
          showIcon
          type="warning"
          title={t('key.lost', { count: outOfReach })}
          action={<Button onClick={() => ask('bringBack')}>{t('key.bringBack')}</Button>}
        />
      )}
      <Descriptions
        column={1}
        size="small"
        items={[
          {
            key: 'holders',
            label: t('key.holders'),
            children:
              holders
                .map(({ displayName, since }) => t('key.holder', { name: displayName, since: longDay(since, locale) }))
                .join(t('punct.and')) || '—',
          },
          { key: 'createdOn', label: t('key.createdOn'), children: longDay(createdOn, locale) },
          {
            key: 'recovery',
            label: t('key.recovery'),
            children:
              recoveryKeyMadeOn === null ? '—' : t('key.recovery.madeOn', { day: longDay(recoveryKeyMadeOn, locale) }),
          },
        ]}
        styles={{ label: { width: '9em', color: '#4b5563' } }}
      />
      <Flex gap={8} wrap>
        <Button type="primary" disabled={!holdsItself} onClick={() => ask('handOver')}>
          {t('key.handOver')}
        </Button>
        <Button disabled={!holdsItself} onClick={() => ask('makeRecovery')}>
          {t('key.recovery.make')}
        </Button>
        <Button disabled={!holdsItself} onClick={() => ask('rotate')}>
          {t('key.rotate')}
        </Button>
      </Flex>
    </Flex>
  );
}

/** Sealing everything anew takes a while where there is much: the page asks how far it has come. */
function RotateDialog({ onClose, onDone }: { onClose: () => void; onDone: (recoveryKey: RecoveryKey) => void }) {
  const t = useText();
  const [progress, setProgress] = useState<OutputOf<'key.rotation'>>();
  const rotate = async (passphrase: string): Promise<number | undefined> => {
    const timer = window.setInterval(() => void call('key.rotation', {}).then(setProgress), 300);
    try {
      const reply = await call('key.rotate', { passphrase });
      if (!reply.done) return reply.waitSeconds;
      onDone(reply.recoveryKey);
      return undefined;
    } finally {
      window.clearInterval(timer);
    }
  };
  return (
    <PassphrasePrompt
      danger
      title={t('key.rotate.title')}
      hint={t('key.rotate.hint')}
      okText={t('key.rotate')}
      act={rotate}
      onClose={onClose}
    >
      {progress?.running === true && (
        <>
          <div>{t('key.rotate.progress', { done: progress.done, of: progress.of })}</div>
          <Progress percent={Math.round((progress.done / Math.max(1, progress.of)) * 100)} />
        </>
      )}
    </PassphrasePrompt>
  );
}
