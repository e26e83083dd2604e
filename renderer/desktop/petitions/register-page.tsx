import { ImportOutlined, InboxOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Empty, Flex, Input, Table, Typography } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useAsked } from '../../stores/asked.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { usePetitionCounts, useRegister, type PetitionRow } from '../../stores/petitions.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { ImportDialog } from '../../ui/import-dialog.tsx';
import { useText } from '../../ui/use-text.ts';
import { BoxRoundsDialog } from '../box-round/box-rounds-dialog.tsx';
import { IntakeDialog } from './intake-dialog.tsx';
import { RegisterFilters } from './register-filters.tsx';
import { RegisterViews } from './register-views.tsx';
import { registerTable } from './register-table.ts';
import { useRegisterColumns } from './register-columns.tsx';

const rowsFromEnd = 20;

/** The register of petitions: one table that reads on as it is scrolled, however long it is. */
export function RegisterPage() {
  const t = useText();
  const [, go] = useLocation();
  const register = useRegister();
  const counts = usePetitionCounts();
  const role = useSignedIn((state) => state.account?.role);
  const { dialog, ask, done } = useAsked();
  const columns = useRegisterColumns();
  const frame = useRef<HTMLDivElement>(null);
  const height = useRoomBelow(frame);
  const mayRegister = role === 'chair' || role === 'officer';
  const { enter } = register;
  const { show, leave } = counts;
  useEffect(() => enter(), [enter]);
  useEffect(() => {
    void show({});
    return leave;
  }, [show, leave]);
  useEffect(() => {
    if (!mayRegister) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F2') return;
      event.preventDefault();
      ask('intake');
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [mayRegister, ask]);
  const filtering = Object.keys(register.filter).length > 3 || register.filter.words !== '';
  return (
    <Flex vertical gap={10} style={{ height: '100%' }}>
      <Flex gap={12} align="center" wrap>
        <Typography.Title level={1} style={{ fontSize: '1.4em', margin: 0 }}>
          {t(role === 'management' ? 'view.feedbackLog' : 'place.petitions')}
        </Typography.Title>
        <span style={{ color: '#4b5563' }}>{t('petition.count', { count: counts.data?.total ?? 0 })}</span>
        <Input.Search
          allowClear
          placeholder={t('petition.searchHint')}
          aria-label={t('action.search')}
          style={{ flex: 1, minWidth: '18rem', maxWidth: '36rem' }}
          defaultValue={register.filter.words}
          onSearch={(words) => void register.setFilter({ words })}
        />
        <ExportButton table={() => registerTable(t, register.filter, t('place.petitions'))} />
        {mayRegister && (
          <Button icon={<ImportOutlined />} onClick={() => ask('import')}>
            {t('import.open')}
          </Button>
        )}
        {mayRegister && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => ask('intake')}>
            {t('petition.register')} (F2)
          </Button>
        )}
      </Flex>
      <Flex gap={12} align="center" wrap>
        <div style={{ flex: 1, minWidth: 0 }}>
          <RegisterViews />
        </div>
        {mayRegister && (
          <Button icon={<InboxOutlined />} onClick={() => ask('boxRounds')}>
            {t('box.open')}
          </Button>
        )}
      </Flex>
      <RegisterFilters counts={counts.data} />
      <ErrorNotice error={register.error} onRetry={() => void register.setFilter({})} />
      <div ref={frame} style={{ flex: 1, minHeight: 0 }}>
        <Table<PetitionRow>
          virtual
          size="small"
          rowKey="id"
          columns={columns}
          dataSource={[...register.rows]}
          loading={register.busy && register.rows.length === 0}
          pagination={false}
          scroll={{ x: 1000, y: height }}
          onScroll={(event) => {
            const list = event.currentTarget as HTMLElement;
            if (list.scrollHeight - list.scrollTop - list.clientHeight < rowsFromEnd * 40) void register.more();
          }}
          onRow={(row) => ({ onDoubleClick: () => go(`/petitions/${row.id}`) })}
          locale={{ emptyText: <Empty description={t(filtering ? 'petition.emptyFiltered' : 'petition.empty')} /> }}
        />
      </div>
      {dialog === 'import' && mayRegister && <ImportDialog kind="petitions" onClose={done} />}
      {dialog === 'boxRounds' && mayRegister && <BoxRoundsDialog onClose={done} />}
      {dialog === 'intake' && mayRegister && <IntakeDialog onClose={done} />}
    </Flex>
  );
}

/** Height in px left for a table's body between its frame's top and the window's end. */
function useRoomBelow(frame: React.RefObject<HTMLDivElement | null>): number {
  const [height, setHeight] = useState(400);
  useEffect(() => {
    const measure = (): void => {
      const top = frame.current?.getBoundingClientRect().top ?? 0;
      setHeight(Math.max(200, window.innerHeight - top - 64));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [frame]);
  return height;
}
