import { ImportOutlined } from '@ant-design/icons';
import { Button, Flex, Tabs, Typography } from 'antd';
import { useState } from 'react';
import type { ImportKind } from '../../../shared/contract/import.contract.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { ImportDialog } from '../../ui/import-dialog.tsx';
import { useText } from '../../ui/use-text.ts';
import { ManagementTable } from './management-table.tsx';
import { RepresentativesTable } from './representatives-table.tsx';

const importable = ['employees', 'representatives', 'management'] as const satisfies readonly ImportKind[];

/** 代表: who represents the workers, who speaks for management, and whether the rules on it are met. */
export function RosterPage() {
  const t = useText();
  const role = useSignedIn((state) => state.account?.role);
  const [importing, setImporting] = useState<ImportKind>();
  const mayImport = role === 'chair' || role === 'officer';
  return (
    <>
      <Flex gap={8} align="center" wrap>
        <Typography.Title level={1} style={{ fontSize: '1.4em', margin: 0, marginInlineEnd: 'auto' }}>
          {t('place.roster')}
        </Typography.Title>
        {mayImport &&
          importable.map((kind) => (
            <Button key={kind} icon={<ImportOutlined />} onClick={() => setImporting(kind)}>
              {t(`import.kind.${kind}`)}
            </Button>
          ))}
      </Flex>
      <Tabs
        items={[
          { key: 'representatives', label: t('roster.representatives'), children: <RepresentativesTable /> },
          { key: 'management', label: t('roster.management'), children: <ManagementTable /> },
        ]}
      />
      {importing !== undefined && <ImportDialog kind={importing} onClose={() => setImporting(undefined)} />}
    </>
  );
}
