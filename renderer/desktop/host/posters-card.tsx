import { App, Button, Card, Flex, Form, Input, Table } from 'antd';
import { useEffect, useState } from 'react';
import { dayOf } from '../../../shared/domain/instant.ts';
import { call } from '../../api/backend.ts';
import { usePosters } from '../../stores/host.store.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { longDay } from '../../ui/dates.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import type { HostStatus } from '../../ui/phone-link.ts';
import { PosterDialog, type Poster } from './poster-sheet.tsx';

/** The posters that hang, with how many petitions came by each. */
export function PostersCard({ status }: { status: HostStatus }) {
  const t = useText();
  const { modal } = App.useApp();
  const locale = usePreferences((state) => state.locale);
  const { data: posters = [], error, show, reload, leave } = usePosters();
  const [form] = Form.useForm<{ place: string }>();
  const [shown, setShown] = useState<Poster>();
  const act = useAct();
  useEffect(() => {
    void show({});
    return leave;
  }, [show, leave]);
  const { address, fingerprint } = status;
  const add = async ({ place }: { place: string }): Promise<void> => {
    if (await act.run(() => call('host.addPoster', { place }), t('host.posterAdded'))) form.resetFields();
  };
  const retire = ({ id, place }: Poster): void =>
    void modal.confirm({
      title: `${t('host.posterRetire')} · ${place}`,
      content: t('host.posterRetireConfirm'),
      okText: t('host.posterRetire'),
      cancelText: t('action.cancel'),
      onOk: () => act.run(() => call('host.retirePoster', { posterId: id }), t('host.posterRetired')),
    });
  return (
    <Card size="small" title={t('host.posters')} style={{ height: '100%' }}>
      <p style={{ marginTop: 0 }}>{t('host.postersHint')}</p>
      <ErrorNotice error={error ?? act.error} onRetry={() => void reload()} />
      <Form form={form} onFinish={(fields) => void add(fields)}>
        <Flex gap={8} style={{ marginBottom: 8 }}>
          <Form.Item
            name="place"
            rules={[{ required: true, whitespace: true, message: t('host.posterPlaceMissing') }]}
            style={{ flex: 1, margin: 0 }}
          >
            <Input maxLength={40} aria-label={t('host.posterPlace')} placeholder={t('host.posterPlaceHint')} />
          </Form.Item>
          <Button htmlType="submit" loading={act.busy}>
            {t('host.posterAdd')}
          </Button>
        </Flex>
      </Form>
      {address === null && <p style={{ color: '#4b5563', margin: '0 0 8px' }}>{t('host.needsAddress')}</p>}
      <Table<Poster>
        size="small"
        rowKey="id"
        dataSource={[...posters]}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: t('host.noPosters') }}
        columns={[
          {
            title: t('host.posterPlace'),
            render: (_, { place, createdAt }) => (
              <>
                {place}
                <div style={{ color: '#4b5563' }}>{longDay(dayOf(createdAt), locale)}</div>
              </>
            ),
          },
          { title: t('host.posterPetitions'), dataIndex: 'petitions', align: 'right' },
          {
            title: '',
            align: 'right',
            render: (_, poster) => (
              <>
                <Button type="link" size="small" disabled={address === null} onClick={() => setShown(poster)}>
                  {t('host.posterPrint')}
                </Button>
                <Button type="link" size="small" danger onClick={() => retire(poster)}>
                  {t('host.posterRetire')}
                </Button>
              </>
            ),
          },
        ]}
      />
      {shown !== undefined && address !== null && (
        <PosterDialog address={address} fingerprint={fingerprint} poster={shown} onClose={() => setShown(undefined)} />
      )}
    </Card>
  );
}
