import { Checkbox, Form, Input, Modal, Select, Tabs } from 'antd';
import { useEffect, useState } from 'react';
import type { InputOf } from '../../../shared/contract/index.ts';
import { capacities, sides, type Capacity, type Side } from '../../../shared/domain/session.ts';
import type { ManagementDelegateId, RepresentativeId } from '../../../shared/ids.ts';
import { call } from '../../api/backend.ts';
import { useManagement, useRepresentatives } from '../../stores/roster.store.ts';
import type { SessionDetail } from '../../stores/sessions.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

type Who = InputOf<'session.addParticipant'>['who'];

interface Fields {
  name: string;
  side: Side;
  capacity: Capacity;
  department?: string;
  isHeadOfManagement?: boolean;
}

/** One more at the table: from the rosters, or by name for experts, observers and guests. */
export function AddParticipantDialog({ session, onClose }: { session: SessionDetail; onClose: () => void }) {
  const t = useText();
  const act = useAct();
  const [form] = Form.useForm<Fields>();
  const [chosen, setChosen] = useState<string>();
  const [tab, setTab] = useState('roster');
  const representatives = useRepresentatives();
  const management = useManagement();
  const { show: showRepresentatives } = representatives;
  const { show: showManagement } = management;
  useEffect(() => {
    void showRepresentatives({});
    void showManagement({});
  }, [showRepresentatives, showManagement]);
  const invited = new Set(session.participants.map((person) => person.representativeId));
  const names = new Set(session.participants.map((person) => person.name));

  const add = async (who: Who): Promise<void> => {
    if (await act.run(() => call('session.addParticipant', { sessionId: session.id, who }))) onClose();
  };
  const submit = (): void => {
    if (tab === 'name') {
      form.submit();
      return;
    }
    const [kind, id] = (chosen ?? '').split(':');
    // The ids come from the rosters just read.
    if (kind === 'r') void add({ representativeId: id as RepresentativeId });
    if (kind === 'm') void add({ delegateId: id as ManagementDelegateId });
  };
  return (
    <Modal
      open
      title={t('participants.add')}
      okText={t('action.add')}
      okButtonProps={{ disabled: tab === 'roster' && chosen === undefined }}
      cancelText={t('action.cancel')}
      confirmLoading={act.busy}
      onOk={submit}
      onCancel={onClose}
    >
      <ErrorNotice error={act.error} />
      <Tabs
        activeKey={tab}
        onChange={setTab}
        items={[
          {
            key: 'roster',
            label: t('participants.fromRoster'),
            children: (
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                aria-label={t('participants.fromRoster')}
                style={{ width: '100%' }}
                value={chosen}
                onChange={setChosen}
                placeholder={t('participants.search')}
                options={[
                  {
                    label: t('participants.worker'),
                    options: (representatives.data?.representatives ?? [])
                      .filter((person) => !invited.has(person.id))
                      .map((person) => ({ value: `r:${person.id}`, label: `${person.name} ${person.workshop}` })),
                  },
                  {
                    label: t('participants.management'),
                    options: (management.data ?? [])
                      .filter((person) => !names.has(person.name))
                      .map((person) => ({ value: `m:${person.id}`, label: `${person.name} ${person.position}` })),
                  },
                ]}
              />
            ),
          },
          {
            key: 'name',
            label: t('participants.byName'),
            children: (
              <Form<Fields>
                form={form}
                layout="vertical"
                onFinish={(fields) => void add(fields)}
                initialValues={{ side: 'union', capacity: 'expert' }}
              >
                <Form.Item name="name" label={t('participants.name')} rules={[{ required: true, whitespace: true }]}>
                  <Input maxLength={40} />
                </Form.Item>
                <Form.Item name="side" label={t('participants.side')}>
                  <Select options={sides.map((value) => ({ value, label: t(`side.${value}`) }))} />
                </Form.Item>
                <Form.Item name="capacity" label={t('participants.capacity')}>
                  <Select options={capacities.map((value) => ({ value, label: t(`capacity.${value}`) }))} />
                </Form.Item>
                <Form.Item name="department" label={t('participants.department')}>
                  <Input maxLength={60} />
                </Form.Item>
                <Form.Item name="isHeadOfManagement" valuePropName="checked">
                  <Checkbox>{t('participants.isHead')}</Checkbox>
                </Form.Item>
              </Form>
            ),
          },
        ]}
      />
    </Modal>
  );
}
