import { Button, Flex, Popconfirm, Table, Tag } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { call } from '../../api/backend.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { moment } from '../../ui/dates.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { PlaceInput } from './place-input.tsx';

type Folder = OutputOf<'backup.status'>['folders'][number];

/** Where backups go on this PC, and which of these places are there now. */
export function Folders({ folders, isChair }: { folders: readonly Folder[]; isChair: boolean }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const [adding, setAdding] = useState('');
  const act = useAct();
  const chosen = folders.filter((folder) => !folder.isStandard).map((folder) => folder.path);
  const keep = (next: readonly string[]): Promise<boolean> =>
    act.run(() => call('backup.configure', { folders: [...next] }));
  return (
    <>
      <ErrorNotice error={act.error} />
      <Table
        size="small"
        rowKey="path"
        pagination={false}
        dataSource={[...folders]}
        columns={[
          {
            title: t('backup.folder'),
            render: (_, row) => (
              <span style={{ overflowWrap: 'anywhere' }}>{row.isStandard ? t('backup.folderStandard') : row.path}</span>
            ),
          },
          {
            title: t('backup.folderState'),
            width: '22em',
            render: (_, row) => (
              <>
                <Tag color={row.available ? 'success' : 'warning'}>
                  {t(row.available ? 'backup.folderHere' : 'backup.folderAway')}
                </Tag>
                {!row.otherDisk && <Tag>{t('backup.folderSameDisk')}</Tag>}
              </>
            ),
          },
          {
            title: t('backup.folderNewest'),
            width: '12em',
            render: (_, row) => (row.newestAt === null ? '—' : moment(row.newestAt, locale)),
          },
          {
            title: '',
            width: '9em',
            render: (_, row) =>
              isChair &&
              !row.isStandard && (
                <Popconfirm
                  title={t('backup.removeFolderConfirm')}
                  okText={t('backup.removeFolder')}
                  onConfirm={() => void keep(chosen.filter((path) => path !== row.path))}
                >
                  <Button size="small">{t('backup.removeFolder')}</Button>
                </Popconfirm>
              ),
          },
        ]}
      />
      {isChair && (
        <Flex gap={8} style={{ marginTop: 8, maxWidth: '48rem' }}>
          <PlaceInput kind="folder" value={adding} onChange={setAdding} />
          <Button
            loading={act.busy}
            disabled={adding.trim() === ''}
            onClick={() => void keep([...chosen, adding.trim()]).then((done) => done && setAdding(''))}
          >
            {t('backup.addFolder')}
          </Button>
        </Flex>
      )}
    </>
  );
}
