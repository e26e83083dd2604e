import { Alert, Button, Checkbox, Col, Form, Input, InputNumber, Radio, Row, Select } from 'antd';
import { isTextKey, type TextKey } from '../../../shared/i18n/translate.ts';
import { call } from '../../api/backend.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { PlaceInput } from '../backup/place-input.tsx';
import type { HostStatus } from '../../ui/phone-link.ts';

interface Fields {
  address: string;
  port: number;
  untilMeetingEnds: boolean;
  keepOn: boolean;
  protection: 'none' | 'generated' | 'own';
  certificateFile?: string;
  keyFile?: string;
  hostName?: string;
}

/** Where to serve and until when, as it was wished last; the network is proposed. */
export function StartForm({ status }: { status: HostStatus }) {
  const t = useText();
  const act = useAct();
  const [form] = Form.useForm<Fields>();
  const protection = Form.useWatch('protection', form);
  const own = protection === 'own';
  const { networks, wish } = status;
  const proposed = networks.some(({ address }) => address === wish.address) ? wish.address : networks[0]?.address;
  if (proposed === undefined) return <Alert type="warning" showIcon title={t('host.noNetwork')} />;
  const start = (fields: Fields): Promise<boolean> =>
    act.run(
      () =>
        call('host.start', {
          address: fields.address,
          port: fields.port,
          untilMeetingEnds: fields.untilMeetingEnds,
          keepOn: fields.keepOn,
          certificate:
            fields.protection === 'own'
              ? {
                  certificateFile: fields.certificateFile ?? '',
                  keyFile: fields.keyFile ?? '',
                  hostName: fields.hostName ?? '',
                }
              : fields.protection === 'generated'
                ? 'generated'
                : null,
        }),
      t('host.started', { address: fields.address }),
    );
  const problem = `host.certificateProblem.${String(act.error?.details['problem'])}`;
  return (
    <>
      <ErrorNotice error={act.error} />
      {networks.every(({ virtual }) => virtual) && (
        <Alert type="warning" showIcon title={t('host.onlyVirtual')} style={{ marginBottom: 8 }} />
      )}
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ ...wish, address: proposed, ...certificateFields(wish.certificate) }}
        onFinish={(fields) => void start(fields)}
      >
        <Row gutter={12}>
          <Col span={16}>
            <Form.Item name="address" label={t('host.network')} rules={[{ required: true }]}>
              <Select
                options={networks.map((network) => ({
                  value: network.address,
                  label: `${network.address} · ${t(kindOf(network))} · ${network.name}`,
                }))}
              />
            </Form.Item>
          </Col>
          <Col span={8}>
            <Form.Item name="port" label={t('host.port')} tooltip={t('host.portHint')} rules={[{ required: true }]}>
              <InputNumber min={1024} max={65_535} style={{ width: '100%' }} />
            </Form.Item>
          </Col>
        </Row>
        <Form.Item name="untilMeetingEnds" label={t('host.until')} style={{ marginBottom: 8 }}>
          <Radio.Group
            vertical
            options={[
              { value: false, label: t('host.until.stopped') },
              { value: true, label: t('host.until.meeting') },
            ]}
          />
        </Form.Item>
        <Form.Item name="keepOn" valuePropName="checked" style={{ marginBottom: 0 }}>
          <Checkbox>{t('host.keepOn')}</Checkbox>
        </Form.Item>
        <Form.Item name="protection" label={t('host.protection')} style={{ margin: '8px 0' }}>
          <Radio.Group
            vertical
            options={[
              { value: 'none', label: t('host.protection.none') },
              { value: 'own', label: t('host.protection.own') },
              { value: 'generated', label: t('host.protection.generated') },
            ]}
          />
        </Form.Item>
        {protection === 'generated' && (
          <Alert type="warning" showIcon title={t('host.generatedHint')} style={{ marginBottom: 8 }} />
        )}
        {own && (
          <>
            <p style={{ marginTop: 0, color: '#4b5563' }}>{t('host.certificateHint')}</p>
            {act.error?.code === 'CERTIFICATE_UNUSABLE' && isTextKey(problem) && (
              <Alert type="error" showIcon title={t(problem, act.error.details)} style={{ marginBottom: 8 }} />
            )}
            <Form.Item name="certificateFile" label={t('host.certificateFile')} rules={[{ required: true }]}>
              <PlaceInput kind="certificate" />
            </Form.Item>
            <Form.Item name="keyFile" label={t('host.keyFile')} rules={[{ required: true }]}>
              <PlaceInput kind="certificate" />
            </Form.Item>
            <Form.Item name="hostName" label={t('host.hostName')}>
              <Input maxLength={200} />
            </Form.Item>
          </>
        )}
        <Button type="primary" htmlType="submit" loading={act.busy}>
          {t('host.start')}
        </Button>
      </Form>
    </>
  );
}

function kindOf({ wireless, virtual }: HostStatus['networks'][number]): TextKey {
  if (virtual) return 'host.virtual';
  return wireless ? 'host.wireless' : 'host.wired';
}

/** The wish of last time as the form has it. */
function certificateFields(certificate: HostStatus['wish']['certificate']): Partial<Fields> {
  if (certificate === null) return { protection: 'none' };
  return certificate === 'generated' ? { protection: 'generated' } : { protection: 'own', ...certificate };
}
