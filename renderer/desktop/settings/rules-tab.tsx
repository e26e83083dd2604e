import { Button, Collapse, DatePicker, Flex, Form, Input, Modal, Tag } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useEffect, useState } from 'react';
import type { RulesSettings } from '../../../shared/domain/rules-of-procedure.ts';
import { call } from '../../api/backend.ts';
import { useRules } from '../../stores/settings.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { useStatus } from '../../stores/status.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { RulesForm } from '../../ui/rules-form.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

/** Every version of the rules of procedure; the chair makes the next. */
export function RulesTab() {
  const t = useText();
  const isChair = useSignedIn((state) => state.account?.role === 'chair');
  const { data, error, show, reload, leave } = useRules();
  const [changing, setChanging] = useState(false);
  useEffect(() => {
    void show({});
    return leave;
  }, [show, leave]);
  // The backend has checked each version key by key before it was stored.
  const settingsOf = (version: { settings: object }): RulesSettings => version.settings as RulesSettings;
  const inForce = data?.versions.find((version) => version.id === data.inForceId);
  return (
    <Flex vertical gap={12} align="start">
      <ErrorNotice error={error} onRetry={() => void reload()} />
      {isChair && inForce !== undefined && (
        <Button type="primary" onClick={() => setChanging(true)}>
          {t('rules.change')}
        </Button>
      )}
      <Collapse
        style={{ width: '100%' }}
        defaultActiveKey={data?.inForceId ?? []}
        key={data?.inForceId}
        items={(data?.versions ?? []).toReversed().map((version) => ({
          key: version.id,
          label: (
            <>
              {t('rules.version', { number: version.number, effectiveOn: version.effectiveOn })}{' '}
              {version.id === data?.inForceId && <Tag color="#1b6e3c">{t('rules.inForce')}</Tag>} {version.note}
            </>
          ),
          children: <RulesForm readOnly settings={settingsOf(version)} />,
        }))}
      />
      {changing && inForce !== undefined && (
        <ChangeDialog from={settingsOf(inForce)} onClose={() => setChanging(false)} />
      )}
    </Flex>
  );
}

function ChangeDialog({ from, onClose }: { from: RulesSettings; onClose: () => void }) {
  const t = useText();
  const today = useStatus((state) => state.data?.today);
  const [settings, setSettings] = useState(from);
  const [form] = Form.useForm<{ effectiveOn: Dayjs; note?: string }>();
  const act = useAct();
  const submit = async ({ effectiveOn, note = '' }: { effectiveOn: Dayjs; note?: string }): Promise<void> => {
    const input = { effectiveOn: effectiveOn.format('YYYY-MM-DD'), settings: { ...settings }, note };
    if (await act.run(() => call('rules.change', input), t('rules.changed'))) onClose();
  };
  return (
    <Modal
      open
      width="min(60rem, 96vw)"
      title={t('rules.change')}
      okText={t('action.save')}
      confirmLoading={act.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p style={{ color: '#4b5563' }}>{t('rules.changeHint')}</p>
      <ErrorNotice error={act.error} />
      <Form
        form={form}
        layout="inline"
        initialValues={{ effectiveOn: dayjs(today).add(1, 'day') }}
        onFinish={(fields) => void submit(fields)}
      >
        <Form.Item name="effectiveOn" label={t('rules.effectiveOn')} rules={[{ required: true }]}>
          <DatePicker minDate={dayjs(today)} />
        </Form.Item>
        <Form.Item name="note" label={t('rules.note')} style={{ flex: 1 }}>
          <Input maxLength={500} />
        </Form.Item>
      </Form>
      <div style={{ marginTop: 12 }}>
        <RulesForm settings={settings} onChange={setSettings} />
      </div>
    </Modal>
  );
}
