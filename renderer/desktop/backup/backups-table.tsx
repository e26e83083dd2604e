import { Button, Table, Tag, Tooltip } from 'antd';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { isTextKey } from '../../../shared/i18n/translate.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { moment } from '../../ui/dates.ts';
import { useText } from '../../ui/use-text.ts';

type Backup = OutputOf<'backup.list'>[number];

/** All backups in all folders, newest first, each with what is in it and whether it can be restored. */
export function BackupsTable({
  backups,
  onRestore,
}: {
  backups: readonly Backup[];
  onRestore: ((file: string) => void) | undefined;
}) {
  const t = useText();
  const { locale, large } = usePreferences();
  const newestFirst = backups.toSorted((a, b) => ((a.madeAt ?? '') < (b.madeAt ?? '') ? 1 : -1));
  return (
    <Table
      size="small"
      rowKey="file"
      pagination={{ pageSize: large ? 6 : 10, hideOnSinglePage: true }}
      dataSource={newestFirst}
      columns={[
        {
          title: t('backup.madeAt'),
          width: '11em',
          render: (_, row) => (row.madeAt === null ? row.name : moment(row.madeAt, locale)),
        },
        { title: t('backup.reason'), width: '8em', render: (_, row) => row.reason && t(`backup.reason.${row.reason}`) },
        { title: t('backup.state'), width: '13em', render: (_, row) => <BackupState backup={row} /> },
        {
          title: t('backup.entries'),
          width: '7em',
          align: 'right',
          render: (_, row) => (row.problem === null ? row.entries : '—'),
        },
        { title: t('backup.size'), width: '7em', align: 'right', render: (_, row) => sizeText(row.bytes) },
        {
          title: t('backup.folder'),
          ellipsis: true,
          render: (_, row) => <span title={row.file}>{row.folder}</span>,
        },
        {
          title: '',
          width: '7em',
          render: (_, row) =>
            onRestore !== undefined &&
            row.problem === null && (
              <Button size="small" onClick={() => onRestore(row.file)}>
                {t('backup.restore')}
              </Button>
            ),
        },
      ]}
    />
  );
}

function BackupState({ backup }: { backup: Backup }) {
  const t = useText();
  if (backup.problem !== null) {
    const key = `error.${backup.problem}`;
    return (
      <Tooltip title={isTextKey(key) ? t(key) : backup.problem}>
        <Tag color="error">{t('backup.bad')}</Tag>
      </Tooltip>
    );
  }
  return (
    <>
      {backup.missing > 0 ? (
        <Tag color="warning">{t('backup.missing', { count: backup.missing })}</Tag>
      ) : (
        <Tag color="success">{t('backup.good')}</Tag>
      )}
      {backup.whole && <Tag>{t('backup.whole')}</Tag>}
    </>
  );
}

function sizeText(bytes: number): string {
  const megabytes = bytes / 1024 / 1024;
  return megabytes < 10 ? `${megabytes.toFixed(1)} MB` : `${Math.round(megabytes)} MB`;
}
