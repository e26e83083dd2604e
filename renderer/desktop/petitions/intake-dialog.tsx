import {
  App,
  Button,
  Checkbox,
  Col,
  Flex,
  Form,
  Input,
  InputNumber,
  Modal,
  Popconfirm,
  Row,
  Select,
  Typography,
} from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import {
  categories,
  channels,
  employmentKinds,
  maxPetitionText,
  petitionClasses,
  roleGroups,
  type Category,
  type Channel,
  type EmploymentKind,
  type PetitionClass,
  type RoleGroup,
} from '../../../shared/domain/petition.ts';
import { call } from '../../api/backend.ts';
import type { IntakeDraft } from '../../stores/intake-draft.store.ts';
import { DraftKept } from '../../ui/draft-kept.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import type { BoxRoundId } from '../../../shared/ids.ts';
import { BoxRoundField } from '../box-round/box-round-field.tsx';
import { AttachmentField, type AddedFile } from './attachment-field.tsx';
import { PersonalDataField } from './personal-data-field.tsx';
import { ProposalNotes } from './proposal-notes.tsx';
import { PurposeNote } from './purpose-note.tsx';
import { SimilarPetitions } from './similar-petitions.tsx';
import { useIntakeDraft } from './use-intake-draft.ts';
import { useProposal } from './use-proposal.ts';

interface Fields {
  text: string;
  title?: string;
  category: Category;
  class: PetitionClass;
  urgent: boolean;
  major: boolean;
  channel: Channel;
  boxRoundId?: BoxRoundId;
  workshop?: string;
  roleGroup?: RoleGroup;
  employment?: EmploymentKind;
  cosigners?: number;
  named: boolean;
  name?: string;
  phone?: string;
  employeeNo?: string;
  files?: readonly AddedFile[];
}

const untouched: Partial<Fields> = { channel: 'desk', urgent: false, major: false, named: false };

/**
 * Intake at the desk, by keyboard: text first, everything else is proposed with its reasons, Ctrl+Enter accepts. What the
 * person has changed by hand the proposal does not touch again.
 */
export function IntakeDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const { modal } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const text = Form.useWatch('text', form) ?? '';
  const title = Form.useWatch('title', form) ?? '';
  const fromBox = Form.useWatch('channel', form) === 'box';
  const named = Form.useWatch('named', form) === true;
  const proposal = useProposal(text);
  const act = useAct();
  const [byHand, setByHand] = useState<ReadonlySet<string>>(new Set());
  const first = useRef<TextAreaRef>(null);
  const takeUp = useCallback(
    (left: IntakeDraft) => {
      form.setFieldsValue(left.fields as Partial<Fields>);
      setByHand(new Set(left.byHand));
    },
    [form],
  );
  const draft = useIntakeDraft({ form, byHand, takeUp });
  const beginAnew = (): void => {
    form.resetFields();
    setByHand(new Set());
    draft.beginNext();
    first.current?.focus();
  };
  useEffect(() => {
    if (proposal === undefined) return;
    const values = {
      title: proposal.title,
      category: proposal.category.value,
      class: proposal.class.value,
      urgent: proposal.urgent.value,
      major: proposal.major.value,
    };
    form.setFieldsValue(
      Object.fromEntries(Object.entries(values).filter(([key]) => !byHand.has(key))) as Partial<Fields>,
    );
  }, [proposal, byHand, form]);

  const submit = async (fields: Fields, decide: boolean): Promise<void> => {
    let receipt: OutputOf<'petition.register'> | undefined;
    const accepted = await act.run(async () => {
      receipt = await call('petition.register', asInput(fields, proposal, decide));
    });
    if (!accepted || receipt === undefined) return;
    draft.end();
    const { petitionNo, receiptCode } = receipt;
    modal.success({
      title: t('intake.registered', { petitionNo }),
      content: (
        <>
          <p>{t('intake.receiptHint')}</p>
          <Typography.Text copyable code style={{ fontSize: '1.3em' }}>
            {receiptCode}
          </Typography.Text>
        </>
      ),
      okText: t('intake.next'),
      onOk: beginAnew,
    });
  };

  return (
    <Modal
      open
      width="min(64rem, 96vw)"
      style={{ top: 16 }}
      title={t('petition.register')}
      onCancel={onClose}
      // The dialog takes the focus to itself when it opens; the text comes first.
      afterOpenChange={(open) => open && first.current?.focus()}
      mask={{ closable: false }}
      footer={
        <Flex gap={8} justify="end" align="center" wrap>
          <span style={{ color: '#4b5563', marginInlineEnd: 'auto' }}>{t('intake.keys')}</span>
          <Button onClick={onClose}>{t('action.close')}</Button>
          <Button
            loading={act.busy}
            onClick={() => void form.validateFields(['text']).then(() => submit(form.getFieldsValue(), false))}
          >
            {t('intake.later')}
          </Button>
          <Button type="primary" loading={act.busy} onClick={() => form.submit()}>
            {t('intake.accept')}
          </Button>
        </Flex>
      }
    >
      <ErrorNotice error={act.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={untouched}
        onFinish={(fields) => void submit(fields, true)}
        onValuesChange={(changed: Partial<Fields>) =>
          setByHand((before) => new Set([...before, ...Object.keys(changed)]))
        }
        onKeyDown={(event) => {
          if (event.ctrlKey && event.key === 'Enter') form.submit();
        }}
      >
        <Row gutter={16}>
          <Col span={14}>
            <Form.Item
              name="text"
              label={t('petition.text')}
              rules={[{ required: true, whitespace: true, message: t('intake.textMissing') }]}
            >
              <Input.TextArea
                ref={first}
                rows={5}
                maxLength={maxPetitionText}
                showCount
                placeholder={t('intake.textHint')}
              />
            </Form.Item>
            <PersonalDataField
              text={text}
              title={t('personalData.found')}
              onMask={(masked) => form.setFieldValue('text', masked)}
            />
            <Form.Item name="title" label={t('petition.title')}>
              <Input maxLength={60} />
            </Form.Item>
            <PersonalDataField
              text={title}
              title={t('personalData.foundInTitle')}
              onMask={(masked) => {
                form.setFieldValue('title', masked);
                setByHand((before) => new Set([...before, 'title']));
              }}
            />
            <Form.Item name="files">
              <AttachmentField />
            </Form.Item>
            <SimilarPetitions
              text={text}
              onJoined={() => {
                draft.end();
                onClose();
              }}
            />
            {text.trim() !== '' && (
              <Flex gap={8} align="center" wrap>
                <Popconfirm title={t('intake.clearAsk')} onConfirm={beginAnew}>
                  <Button size="small">{t('intake.clear')}</Button>
                </Popconfirm>
                <DraftKept note={t('intake.draftKept')} />
              </Flex>
            )}
          </Col>
          <Col span={10}>
            <ProposalNotes proposal={proposal} />
            <Row gutter={12}>
              <Col span={12}>
                <Form.Item name="class" label={t('petition.class')} rules={[{ required: true }]}>
                  <Select options={petitionClasses.map((value) => ({ value, label: t(`class.${value}`) }))} />
                </Form.Item>
              </Col>
              <Col span={12}>
                <Form.Item name="category" label={t('petition.category')} rules={[{ required: true }]}>
                  <Select options={categories.map((value) => ({ value, label: t(`category.${value}`) }))} />
                </Form.Item>
              </Col>
            </Row>
            <Flex gap={16} style={{ marginBottom: 12 }}>
              <Form.Item name="urgent" valuePropName="checked" noStyle>
                <Checkbox>{t('petition.urgent')}</Checkbox>
              </Form.Item>
              <Form.Item name="major" valuePropName="checked" noStyle>
                <Checkbox>{t('petition.major')}</Checkbox>
              </Form.Item>
            </Flex>
            <Row gutter={12}>
              <Col span={12}>
                <Form.Item name="channel" label={t('petition.channel')}>
                  <Select options={channels.map((value) => ({ value, label: t(`channel.${value}`) }))} />
                </Form.Item>
              </Col>
              <Col span={12}>
                <Form.Item name="workshop" label={t('petition.workshop')}>
                  <Input maxLength={60} />
                </Form.Item>
              </Col>
              <Col span={8}>
                <Form.Item name="roleGroup" label={t('petition.roleGroup')}>
                  <Select allowClear options={roleGroups.map((value) => ({ value, label: t(`roleGroup.${value}`) }))} />
                </Form.Item>
              </Col>
              <Col span={8}>
                <Form.Item name="employment" label={t('petition.employment')}>
                  <Select
                    allowClear
                    options={employmentKinds.map((value) => ({ value, label: t(`employment.${value}`) }))}
                  />
                </Form.Item>
              </Col>
              <Col span={8}>
                <Form.Item name="cosigners" label={t('petition.cosigns')}>
                  <InputNumber min={0} max={10_000} style={{ width: '100%' }} />
                </Form.Item>
              </Col>
            </Row>
            {fromBox && <BoxRoundField />}
            <Form.Item name="named" valuePropName="checked" style={{ marginBottom: 8 }}>
              <Checkbox>{t('intake.named')}</Checkbox>
            </Form.Item>
            {named && <PurposeNote />}
            {named && (
              <Row gutter={12}>
                <Col span={8}>
                  <Form.Item name="name" label={t('intake.name')} rules={[{ required: true, whitespace: true }]}>
                    <Input maxLength={40} autoComplete="off" />
                  </Form.Item>
                </Col>
                <Col span={8}>
                  <Form.Item name="phone" label={t('intake.phone')}>
                    <Input maxLength={30} autoComplete="off" />
                  </Form.Item>
                </Col>
                <Col span={8}>
                  <Form.Item name="employeeNo" label={t('intake.employeeNo')}>
                    <Input maxLength={30} autoComplete="off" />
                  </Form.Item>
                </Col>
              </Row>
            )}
          </Col>
        </Row>
      </Form>
    </Modal>
  );
}

function asInput(fields: Fields, proposal: OutputOf<'petition.propose'> | undefined, decide: boolean) {
  const {
    text,
    title = '',
    channel,
    boxRoundId,
    workshop = '',
    roleGroup,
    employment,
    cosigners,
    named,
    name = '',
    phone = '',
    employeeNo = '',
  } = fields;
  return {
    text,
    title,
    channel,
    ...(channel === 'box' && boxRoundId !== undefined ? { boxRoundId } : {}),
    workshop,
    ...(roleGroup === undefined ? {} : { roleGroup }),
    ...(employment === undefined ? {} : { employment }),
    cosigners: cosigners ?? 0,
    attachmentIds: (fields.files ?? []).map((file) => file.id),
    ...(named ? { identity: { name, phone, employeeNo } } : {}),
    ...(decide
      ? {
          triage: {
            category: fields.category,
            class: fields.class,
            urgent: fields.urgent,
            major: fields.major,
            ...(proposal === undefined
              ? {}
              : { nature: proposal.nature, legalTags: proposal.legalTags, groupTags: proposal.groupTags }),
          },
        }
      : {}),
  };
}
