import { App, Button, DatePicker, Flex, Form, Input, InputNumber, Modal, Table } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useEffect, useState } from 'react';
import { call } from '../../api/backend.ts';
import { useBoxRounds } from '../../stores/host.store.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { useStatus } from '../../stores/status.store.ts';
import { longDay } from '../../ui/dates.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { statusColor } from '../../ui/theme.ts';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { BoxSlipDialog, type BoxRound } from './box-slip.tsx';

interface Fields {
  place: string;
  openedBy1: string;
  openedBy2: string;
  found: number;
  openedOn: Dayjs;
}

/** 意见箱开箱: records an opening, and shows of each how many of its slips have been registered. */
export function BoxRoundsDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const today = useStatus((state) => state.data?.today);
  const { data: rounds = [], error, show, leave } = useBoxRounds();
  const [form] = Form.useForm<Fields>();
  const [slip, setSlip] = useState<BoxRound>();
  const act = useAct();
  const { modal } = App.useApp();
  useEffect(() => {
    void show({});
    return leave;
  }, [show, leave]);
  const save = async (fields: Fields): Promise<void> => {
    let roundNo = '';
    const opening = { ...fields, openedOn: fields.openedOn.format('YYYY-MM-DD') };
    const saved = await act.run(async () => {
      ({ roundNo } = await call('box.open', opening));
    });
    if (saved) form.resetFields();
    if (saved) setSlip({ ...opening, id: roundNo, roundNo });
  };
  const ask = (fields: Fields): void =>
    void modal.confirm({
      title: t('box.confirm', { count: fields.found }),
      content: t('box.confirmHint', { ...fields }),
      okText: t('box.save'),
      cancelText: t('action.back'),
      onOk: () => save(fields),
    });
  const required = [{ required: true, whitespace: true }];
  return (
    <>
      <Modal
        // Closed and not gone while a slip is shown: two dialogs would both be printed.
        open={slip === undefined}
        width="min(56rem, 96vw)"
        style={{ top: 16 }}
        title={t('box.open')}
        onCancel={onClose}
        mask={{ closable: false }}
        footer={<Button onClick={onClose}>{t('action.close')}</Button>}
      >
        <p style={{ marginTop: 0, color: '#4b5563' }}>{t('box.hint')}</p>
        <ErrorNotice error={error ?? act.error} />
        <Form<Fields> form={form} layout="vertical" initialValues={{ openedOn: dayjs(today) }} onFinish={ask}>
          <Flex gap={12} wrap>
            <Form.Item name="place" label={t('box.place')} rules={required} style={{ flex: '2 1 12rem' }}>
              <Input maxLength={40} placeholder={t('box.placeHint')} autoFocus />
            </Form.Item>
            <Form.Item name="openedBy1" label={t('box.openedBy1')} rules={required} style={{ flex: '1 1 8rem' }}>
              <Input maxLength={20} autoComplete="off" />
            </Form.Item>
            <Form.Item name="openedBy2" label={t('box.openedBy2')} rules={required} style={{ flex: '1 1 8rem' }}>
              <Input maxLength={20} autoComplete="off" />
            </Form.Item>
            <Form.Item name="found" label={t('box.found')} rules={[{ required: true }]} style={{ width: '7rem' }}>
              <InputNumber min={0} max={10_000} precision={0} style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item
              name="openedOn"
              label={t('box.openedOn')}
              rules={[{ required: true }]}
              style={{ width: '10rem' }}
            >
              <DatePicker allowClear={false} maxDate={dayjs(today)} style={{ width: '100%' }} />
            </Form.Item>
          </Flex>
          <Button type="primary" htmlType="submit" loading={act.busy} style={{ marginBottom: 12 }}>
            {t('box.save')}
          </Button>
        </Form>
        <Table<BoxRound & { registered: number }>
          size="small"
          rowKey="id"
          dataSource={[...rounds]}
          pagination={{ pageSize: 6, hideOnSinglePage: true, showSizeChanger: false }}
          locale={{ emptyText: t('box.none') }}
          columns={[
            { title: t('box.roundNo'), dataIndex: 'roundNo' },
            { title: t('box.place'), dataIndex: 'place' },
            { title: t('box.openedOn'), render: (_, round) => longDay(round.openedOn, locale) },
            {
              title: t('box.openers'),
              render: (_, { openedBy1, openedBy2 }) => [openedBy1, openedBy2].join(t('punct.and')),
            },
            {
              title: `${t('box.registered')} / ${t('box.found')}`,
              align: 'right',
              render: (_, { found, registered }) => (
                <>
                  {t('box.foundOf', { found, registered })}
                  {registered > found && (
                    <div style={{ color: statusColor.late }}>{t('box.tooMany', { count: registered - found })}</div>
                  )}
                </>
              ),
            },
            {
              title: '',
              render: (_, round) => (
                <Button type="link" size="small" onClick={() => setSlip(round)}>
                  {t('box.slip')}
                </Button>
              ),
            },
          ]}
        />
      </Modal>
      {slip !== undefined && <BoxSlipDialog round={slip} onClose={() => setSlip(undefined)} />}
    </>
  );
}
