import { Alert, Checkbox, Flex, Form, Input, Modal, Select } from 'antd';
import { categories, petitionClasses, type Category, type PetitionClass } from '../../../shared/domain/petition.ts';
import { call } from '../../api/backend.ts';
import type { PetitionDetail } from '../../stores/petitions.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { ProposalNotes } from './proposal-notes.tsx';

interface Fields {
  category: Category;
  class: PetitionClass;
  urgent: boolean;
  major: boolean;
  reason?: string;
}

/** Triage, or reclassifying with its reason. The proposal stands beside the decision; the person decides. */
export function TriageDialog({ petition, onClose }: { petition: PetitionDetail; onClose: () => void }) {
  const t = useText();
  const [form] = Form.useForm<Fields>();
  const act = useAct();
  const again = petition.state !== 'received';
  const { proposal } = petition;
  const submit = async ({ reason = '', ...decision }: Fields): Promise<void> => {
    const done = await act.run(
      () =>
        call('petition.triage', {
          petitionId: petition.id,
          version: petition.version,
          reason,
          decision: {
            ...decision,
            legalTags: proposal?.legalTags ?? petition.legalTags,
            groupTags: proposal?.groupTags ?? petition.groupTags,
          },
        }),
      t('petition.triaged'),
    );
    if (done) onClose();
  };
  return (
    <Modal
      open
      title={t(again ? 'petitionAct.reclassify' : 'petitionAct.triage')}
      okText={t('action.confirm')}
      cancelText={t('action.cancel')}
      confirmLoading={act.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {proposal !== null && <ProposalNotes proposal={proposal} />}
      {again && <Alert showIcon type="info" title={t('petition.reclassifyHint')} style={{ marginBottom: 12 }} />}
      <ErrorNotice error={act.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        onFinish={(fields) => void submit(fields)}
        initialValues={{
          category: petition.category ?? proposal?.category.value,
          class: petition.class ?? proposal?.class.value,
          urgent: again ? petition.urgent : (proposal?.urgent.value ?? false),
          major: again ? petition.major : (proposal?.major.value ?? false),
        }}
      >
        <Form.Item name="class" label={t('petition.class')} rules={[{ required: true }]}>
          <Select options={petitionClasses.map((value) => ({ value, label: t(`class.${value}`) }))} />
        </Form.Item>
        <Form.Item name="category" label={t('petition.category')} rules={[{ required: true }]}>
          <Select options={categories.map((value) => ({ value, label: t(`category.${value}`) }))} />
        </Form.Item>
        <Flex gap={16} style={{ marginBottom: 12 }}>
          <Form.Item name="urgent" valuePropName="checked" noStyle>
            <Checkbox>{t('petition.urgent')}</Checkbox>
          </Form.Item>
          <Form.Item name="major" valuePropName="checked" noStyle>
            <Checkbox>{t('petition.major')}</Checkbox>
          </Form.Item>
        </Flex>
        {again && (
          <Form.Item name="reason" label={t('petition.reason')} rules={[{ required: true, whitespace: true }]}>
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
