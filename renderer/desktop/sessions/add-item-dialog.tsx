import { Button, Checkbox, Divider, Empty, Flex, Form, Input, Modal } from 'antd';
import { useEffect } from 'react';
import type { InputOf } from '../../../shared/contract/index.ts';
import { useQueue, type SessionDetail } from '../../stores/sessions.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useText } from '../../ui/use-text.ts';
import { ReasonTags } from './item-tags.tsx';

type Entry = InputOf<'session.setAgenda'>['items'][number];

interface FreeItem {
  title: string;
  proposer?: string;
  major?: boolean;
}

/** What waits in the queue, in the order of the rules, and a line for an item of one's own. */
export function AddItemDialog({
  session,
  onClose,
  onAdd,
}: {
  session: SessionDetail;
  onClose: () => void;
  onAdd: (entry: Entry) => Promise<boolean>;
}) {
  const t = useText();
  const [form] = Form.useForm<FreeItem>();
  const { data, error, show, reload, leave } = useQueue();
  useEffect(() => {
    void show({ sessionId: session.id });
    return leave;
  }, [session.id, show, leave]);
  const waiting = [...(data?.items ?? []), ...(data?.leftOut.map(({ petition }) => ({ petition, reasons: [] })) ?? [])];
  const addFree = async ({ title, proposer = '', major = false }: FreeItem): Promise<void> => {
    if (await onAdd({ title, proposer, major })) onClose();
  };
  return (
    <Modal open width={720} title={t('agenda.addPetition')} footer={null} onCancel={onClose}>
      <ErrorNotice error={error} onRetry={() => void reload()} />
      <div style={{ maxHeight: 300, overflow: 'auto' }}>
        {data !== undefined && waiting.length === 0 && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('agenda.noneLeft')} />
        )}
        {waiting.map(({ petition, reasons }) => (
          <Flex key={petition.id} gap={12} align="center" style={{ padding: '6px 0', borderBottom: '1px solid #eee' }}>
            <div style={{ flex: 1, minWidth: 0 }}>
              <div>
                {petition.petitionNo} {petition.title}
              </div>
              <ReasonTags reasons={reasons} />
            </div>
            <Button
              aria-label={`${t('agenda.add')} ${petition.petitionNo}`}
              onClick={() => void onAdd({ petitionId: petition.id })}
            >
              {t('agenda.add')}
            </Button>
          </Flex>
        ))}
      </div>
      <Divider titlePlacement="start">{t('agenda.addFree')}</Divider>
      <Form<FreeItem> form={form} layout="vertical" onFinish={(fields) => void addFree(fields)}>
        <Flex gap={12}>
          <Form.Item
            name="title"
            label={t('agenda.freeTitle')}
            rules={[{ required: true, whitespace: true }]}
            style={{ flex: 2 }}
          >
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="proposer" label={t('agenda.proposer')} style={{ flex: 1 }}>
            <Input maxLength={40} />
          </Form.Item>
        </Flex>
        <Flex justify="space-between" align="center">
          <Form.Item name="major" valuePropName="checked" noStyle>
            <Checkbox>{t('agenda.major')}</Checkbox>
          </Form.Item>
          <Button htmlType="submit">{t('agenda.add')}</Button>
        </Flex>
      </Form>
    </Modal>
  );
}
