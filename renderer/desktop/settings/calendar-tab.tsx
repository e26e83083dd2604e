import { ImportOutlined } from '@ant-design/icons';
import { Alert, App, Button, Card, DatePicker, Flex, Form, Select, Table, Upload } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useEffect } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { call } from '../../api/backend.ts';
import { useCalendar } from '../../stores/settings.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** The public calendar's years, the import of the next, and the factory's own days over it. */
export function CalendarTab() {
  const t = useText();
  const { message } = App.useApp();
  const isChair = useSignedIn((state) => state.account?.role === 'chair');
  const { data, error, show, reload, leave } = useCalendar();
  const act = useAct();
  useEffect(() => {
    void show({});
    return leave;
  }, [show, leave]);
  const choose = (file: File): void => {
    void act.run(async () => {
      const done = await call('calendar.importYear', { content: await file.text() });
      void message.success(t('calendar.imported', done));
    });
  };
  return (
    <Flex vertical gap={12}>
      <ErrorNotice error={error ?? act.error} onRetry={() => void reload()} />
      {data !== undefined && data.provisionalPetitions > 0 && (
        <Alert showIcon type="warning" title={t('calendar.provisional', { count: data.provisionalPetitions })} />
      )}
      <Flex gap={8} align="center">
        <Upload accept=".json" showUploadList={false} beforeUpload={(file) => (choose(file), false)}>
          <Button icon={<ImportOutlined />}>{t('calendar.import')}</Button>
        </Upload>
        <span style={{ color: '#4b5563' }}>{t('calendar.fileHint')}</span>
      </Flex>
      <Table
        size="small"
        rowKey="year"
        pagination={false}
        dataSource={data?.years ?? []}
        columns={[
          { title: t('calendar.year'), dataIndex: 'year', width: 100 },
          { title: t('calendar.off'), dataIndex: 'off', width: 140 },
          { title: t('calendar.work'), dataIndex: 'work', width: 160 },
          { title: t('calendar.source'), render: (_, row) => (row.imported ? row.source : t('calendar.shipped')) },
        ]}
      />
      {isChair && data !== undefined && <FactoryForm factory={data.factory} />}
    </Flex>
  );
}

interface Fields {
  restWeekdays?: number[];
  off?: Dayjs[];
  work?: Dayjs[];
}

function FactoryForm({ factory }: { factory: OutputOf<'calendar.get'>['factory'] }) {
  const t = useText();
  const { message } = App.useApp();
  const act = useAct();
  const texts = (days: Dayjs[] = []): string[] => days.map((day) => day.format('YYYY-MM-DD'));
  const submit = async ({ restWeekdays = [], off, work }: Fields): Promise<void> => {
    await act.run(async () => {
      const rest = restWeekdays.length === 0 ? null : restWeekdays;
      const done = await call('calendar.setFactory', { restWeekdays: rest, off: texts(off), work: texts(work) });
      void message.success(t('calendar.saved', done));
    });
  };
  return (
    <Card size="small" title={t('calendar.factory')}>
      <ErrorNotice error={act.error} />
      <Form<Fields>
        layout="vertical"
        initialValues={{
          restWeekdays: factory?.restWeekdays ?? [],
          off: factory?.off.map((day) => dayjs(day)) ?? [],
          work: factory?.work.map((day) => dayjs(day)) ?? [],
        }}
        onFinish={(fields) => void submit(fields)}
      >
        <Form.Item name="restWeekdays" label={t('calendar.restDays')}>
          <Select
            mode="multiple"
            placeholder={t('calendar.restDefault')}
            options={weekdays.map((value) => ({ value, label: t(`calendar.weekday.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="off" label={t('calendar.factoryOff')}>
          <DatePicker multiple style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="work" label={t('calendar.factoryWork')}>
          <DatePicker multiple style={{ width: '100%' }} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={act.busy}>
          {t('action.save')}
        </Button>
      </Form>
    </Card>
  );
}
