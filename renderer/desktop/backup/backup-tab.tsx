import { ExportOutlined, FileTextOutlined, SafetyOutlined, UndoOutlined } from '@ant-design/icons';
import { App, Button, Flex, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { call } from '../../api/backend.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { useBackups, useBackupStatus } from '../../stores/backups.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { moment } from '../../ui/dates.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { BackupWarning } from './backup-warning.tsx';
import { BackupsTable } from './backups-table.tsx';
import { Folders } from './folders.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import { SaveAllDialog } from './save-all-dialog.tsx';

/** 备份与恢复: is the record safe, where are its copies, and how to get one back. */
export function BackupTab() {
  const t = useText();
  const { message } = App.useApp();
  const locale = usePreferences((state) => state.locale);
  const isChair = useSignedIn((state) => state.account?.role === 'chair');
  const { data: status, reload } = useBackupStatus();
  const { data: backups, error, show, reload: reloadList, leave } = useBackups();
  const [restoring, setRestoring] = useState<string>();
  const [saving, setSaving] = useState<'move' | 'open'>();
  const act = useAct();
  useEffect(() => {
    void show({});
    void reload();
    return leave;
  }, [show, leave, reload]);

  const backUp = (): Promise<boolean> =>
    act.run(async () => {
      const { made, failed } = await call('backup.make', {});
      void message.success(t('backup.made', { count: made.length }));
      if (failed.length > 0) void message.warning(failed.map(({ folder }) => folder).join(', '));
    });
  const heading = (text: string) => (
    <Typography.Title level={2} style={{ fontSize: '1.1em', margin: '12px 0 0' }}>
      {text}
    </Typography.Title>
  );
  return (
    <Flex vertical gap={10}>
      <BackupWarning />
      <ErrorNotice error={error ?? act.error} onRetry={() => void reloadList()} />
      <Flex gap={8} align="center" wrap>
        <Button type="primary" icon={<SafetyOutlined />} loading={act.busy} onClick={() => void backUp()}>
          {t('backup.now')}
        </Button>
        <Button icon={<ExportOutlined />} onClick={() => setSaving('move')}>
          {t('backup.move')}
        </Button>
        {isChair && (
          <>
            <Button icon={<UndoOutlined />} onClick={() => setRestoring('')}>
              {t('backup.restore')}
            </Button>
            <Button icon={<FileTextOutlined />} onClick={() => setSaving('open')}>
              {t('backup.open')}
            </Button>
          </>
        )}
        <span style={{ color: '#4b5563' }}>
          {status?.newestAt
            ? t('backup.newest', { at: moment(status.newestAt, locale) })
            : status !== undefined && t('backup.noneYet')}
        </span>
      </Flex>
      <div style={{ color: '#4b5563', maxWidth: '60rem' }}>{t('backup.automatic')}</div>
      {heading(t('backup.folders'))}
      <Folders folders={status?.folders ?? []} isChair={isChair} />
      {heading(t('backup.list'))}
      <BackupsTable backups={backups ?? []} onRestore={isChair ? setRestoring : undefined} />
      {restoring !== undefined && <RestoreDialog file={restoring} onClose={() => setRestoring(undefined)} />}
      {saving !== undefined && <SaveAllDialog form={saving} onClose={() => setSaving(undefined)} />}
    </Flex>
  );
}
