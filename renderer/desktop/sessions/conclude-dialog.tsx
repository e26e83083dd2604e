import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, DatePicker, Flex, Form, Input, Modal, Radio, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { mayEndAs, needsGates } from '../../../shared/domain/agenda.rules.ts';
import { escalationTargets, type EscalationTarget } from '../../../shared/domain/petition.ts';
import { agendaOutcomes, type AgendaOutcome } from '../../../shared/domain/session.ts';
import { call } from '../../api/backend.ts';
import { draftOf, useItemDrafts, type ConclusionDraft, type MeasureDraft } from '../../stores/item-drafts.store.ts';
import type { AgendaItem, SessionDetail } from '../../stores/sessions.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { useStatus } from '../../stores/status.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { refusalText } from '../../ui/verdict-line.tsx';
import { useText } from '../../ui/use-text.ts';

/** A draft whose necessary fields are filled in, as the form hands it over. */
type MeasureFields = Required<Omit<MeasureDraft, 'criterion'>> & Pick<MeasureDraft, 'criterion'>;
type Fields = Omit<ConclusionDraft, 'outcome' | 'measures'> & { outcome: AgendaOutcome; measures?: MeasureFields[] };

/** Where the item is handed on to: only what was chosen for this outcome counts, not what stands there for another. */
function handedOnTo({ outcome, escalateTo, noAgreementTo }: Fields): EscalationTarget | undefined {
  if (outcome === 'escalated') return escalateTo;
  return outcome === 'no_agreement' && noAgreementTo !== 'next' ? noAgreementTo : undefined;
}

/** Ends an item. Only the outcomes that the rules leave open can be chosen; why the others cannot is said beside them. */
export function ConcludeDialog({
  session,
  item,
  onClose,
}: {
  session: SessionDetail;
  item: AgendaItem;
  onClose: () => void;
}) {
  const t = useText();
  const [form] = Form.useForm<Fields>();
  const act = useAct();
  const closed = item.ballots.find((ballot) => ballot.state === 'closed');
  const verdictOn = (outcome: AgendaOutcome) => {
    if (needsGates(outcome) && !session.gates.deciding.ok) return session.gates.deciding;
    const ballots = { open: false, passed: closed?.passed ?? null };
    return mayEndAs({ ...item, ballots }, { outcome, note: '-', measures: 1 });
  };
  const possible = agendaOutcomes.filter((outcome) => verdictOn(outcome).ok);
  const chosen = Form.useWatch('outcome', form) ?? possible[0];
  const by = useSignedIn((state) => state.account?.id);
  const { conclude } = useItemDrafts.getState();
  const [begun] = useState(() => draftOf(useItemDrafts.getState(), by, item.id).conclusion);
  const keep = (conclusion: ConclusionDraft | undefined): void => {
    if (by !== undefined) conclude(by, item.id, conclusion);
  };
  const submit = async (fields: Fields): Promise<void> => {
    const { outcome, note = '', measures = [] } = fields;
    const to = handedOnTo(fields);
    const carried = outcome === 'agreed' || outcome === 'passed';
    const done = await act.run(
      () =>
        call('session.decide', {
          itemId: item.id,
          version: item.version,
          outcome,
          note,
          ...(to === undefined ? {} : { to }),
          measures: carried
            ? measures.map(({ dueOn, criterion = '', ...measure }) => ({
                ...measure,
                criterion,
                dueOn: dueOn.format('YYYY-MM-DD'),
              }))
            : [],
        }),
      t('console.concluded'),
    );
    if (!done) return;
    keep(undefined);
    onClose();
  };
  // Of what hinders an outcome, that of the one the ballot asks for comes first.
  const wanted = closed === undefined ? 'agreed' : closed.passed === true ? 'passed' : 'rejected';
  const hindrance = [verdictOn(wanted), verdictOn('agreed')].find((verdict) => !verdict.ok);
  return (
    <Modal
      open
      width={860}
      title={`${t('console.concludeTitle')} · ${item.title}`}
      okText={t('action.confirm')}
      cancelText={t('action.cancel')}
      confirmLoading={act.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {possible.length < 3 && hindrance?.ok === false && (
        <Alert showIcon type="info" title={refusalText(t, hindrance)} style={{ marginBottom: 12 }} />
      )}
      <Form<Fields>
        form={form}
        layout="vertical"
        onFinish={(fields) => void submit(fields)}
        initialValues={{
          escalateTo: 'union_above',
          noAgreementTo: 'next',
          measures: [{}],
          ...begun,
          outcome: possible.find((outcome) => outcome === begun?.outcome) ?? possible[0],
        }}
        // With the fields that another outcome hides: going back to it brings them back.
        onValuesChange={() => keep(form.getFieldsValue(true) as ConclusionDraft)}
      >
        <Form.Item name="outcome" label={t('console.outcome')} style={{ marginBottom: 4 }}>
          <Radio.Group
            options={agendaOutcomes.map((outcome) => ({
              value: outcome,
              label: t(`outcome.${outcome}`),
              disabled: !possible.includes(outcome),
            }))}
          />
        </Form.Item>
        {chosen !== undefined && <p style={{ color: '#4b5563' }}>{t(`outcome.${chosen}.hint`)}</p>}
        {(chosen === 'agreed' || chosen === 'passed') && <MeasureFieldsList />}
        {chosen === 'escalated' && (
          <Form.Item name="escalateTo" label={t('console.to')} rules={[{ required: true }]}>
            <Select options={escalationTargets.map((value) => ({ value, label: t(`escalation.${value}`) }))} />
          </Form.Item>
        )}
        {chosen === 'no_agreement' && (
          <Form.Item name="noAgreementTo" label={t('console.to')}>
            <Select
              options={[
                { value: 'next', label: t('console.nextSession') },
                { value: 'collective_bargaining', label: t('escalation.collective_bargaining') },
              ]}
            />
          </Form.Item>
        )}
        <NoteField outcome={chosen} />
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}

function NoteField({ outcome }: { outcome: AgendaOutcome | undefined }) {
  const t = useText();
  const needed = outcome === 'postponed' || outcome === 'no_agreement' || outcome === 'escalated';
  return (
    <Form.Item
      name="note"
      label={t(needed ? 'console.reason' : 'console.note')}
      rules={needed ? [{ required: true, whitespace: true }] : []}
    >
      <Input.TextArea rows={2} maxLength={2000} />
    </Form.Item>
  );
}

function MeasureFieldsList() {
  const t = useText();
  const today = useStatus((state) => state.data?.today ?? '');
  const needed = [{ required: true, whitespace: true }];
  return (
    <Form.List name="measures">
      {(fields, { add, remove }) => (
        <Flex vertical gap={8} style={{ marginBottom: 12 }}>
          {fields.map((field, index) => (
            <div key={field.key} style={{ border: '1px solid #e3e3df', borderRadius: 4, padding: '8px 12px' }}>
              <Flex gap={8} align="start">
                <Form.Item
                  name={[field.name, 'what']}
                  label={`${t('console.measures')} ${index + 1}${t('punct.colon')}${t('console.what')}`}
                  rules={needed}
                  style={{ flex: 1, marginBottom: 8 }}
                >
                  <Input maxLength={500} />
                </Form.Item>
                {fields.length > 1 && (
                  <Button
                    aria-label={`${t('action.remove')} ${index + 1}`}
                    icon={<MinusCircleOutlined />}
                    onClick={() => remove(field.name)}
                  />
                )}
              </Flex>
              <Flex gap={8} wrap>
                <Form.Item
                  name={[field.name, 'department']}
                  label={t('console.department')}
                  rules={needed}
                  style={{ flex: 1, marginBottom: 4 }}
                >
                  <Input maxLength={60} />
                </Form.Item>
                <Form.Item
                  name={[field.name, 'responsible']}
                  label={t('console.responsible')}
                  rules={needed}
                  style={{ flex: 1, marginBottom: 4 }}
                >
                  <Input maxLength={40} />
                </Form.Item>
                <Form.Item
                  name={[field.name, 'dueOn']}
                  label={t('console.dueOn')}
                  rules={[{ required: true }]}
                  style={{ marginBottom: 4 }}
                >
                  <DatePicker disabledDate={(date: Dayjs) => date.format('YYYY-MM-DD') < today} />
                </Form.Item>
                <Form.Item
                  name={[field.name, 'criterion']}
                  label={t('console.criterion')}
                  style={{ flex: 1.4, marginBottom: 4 }}
                >
                  <Input maxLength={300} />
                </Form.Item>
              </Flex>
            </div>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({})} style={{ alignSelf: 'start' }}>
            {t('console.addMeasure')}
          </Button>
        </Flex>
      )}
    </Form.List>
  );
}
