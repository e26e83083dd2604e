import { ImportOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useEffect, useState } from 'react';
import type { ImportKind } from '../../../shared/contract/import.contract.ts';
import { useManagement, useRepresentatives } from '../../stores/roster.store.ts';
import { useSetUp } from '../../stores/set-up.store.ts';
import { ImportDialog } from '../../ui/import-dialog.tsx';
import { VerdictLine } from '../../ui/verdict-line.tsx';
import { useText } from '../../ui/use-text.ts';

const lists = ['employees', 'representatives', 'management'] as const satisfies readonly ImportKind[];

/** The rosters from Excel or CSV, one by one or not at all: without them no session can be convened. */
export function RostersStep() {
  const t = useText();
  const finish = useSetUp((state) => state.finish);
  const [importing, setImporting] = useState<ImportKind>();
  const representatives = useRepresentatives();
  const management = useManagement();
  const { show: showRepresentatives } = representatives;
  const { show: showManagement } = management;
  useEffect(() => {
    void showRepresentatives({});
    void showManagement({});
  }, [showRepresentatives, showManagement]);
  const inOffice = representatives.data?.representatives.length ?? 0;
  const listed = {
    employees: representatives.data?.staffListed ?? 0,
    representatives: inOffice,
    management: management.data?.length ?? 0,
  };
  return (
    <Flex vertical gap={12}>
      <div style={{ color: '#4b5563' }}>{t('setUp.rostersHint')}</div>
      {lists.map((kind) => (
        <Flex key={kind} gap={12} align="center">
          <Button icon={<ImportOutlined />} style={{ minWidth: '14em' }} onClick={() => setImporting(kind)}>
            {t(`import.kind.${kind}`)}
          </Button>
          {listed[kind] > 0 && <VerdictLine ok>{t('setUp.rosterHas', { count: listed[kind] })}</VerdictLine>}
        </Flex>
      ))}
      <Flex gap={8} justify="end" style={{ marginTop: 16 }}>
        <Button type={inOffice > 0 ? 'primary' : 'default'} onClick={finish}>
          {t(inOffice > 0 ? 'setUp.start' : 'setUp.skipRosters')}
        </Button>
      </Flex>
      {importing !== undefined && <ImportDialog kind={importing} onClose={() => setImporting(undefined)} />}
    </Flex>
  );
}
