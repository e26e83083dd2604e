import { AutoComplete, Flex, Form, Input, Modal, Radio, Select } from 'antd';
import { ballotKinds, passRules, type BallotKind, type PassRule } from '../../../shared/domain/ballot.ts';
import { tellersDiffer } from '../../../shared/domain/ballot.rules.ts';
import { call } from '../../api/backend.ts';
import { useOpeningCodes } from '../../stores/opening-code.store.ts';
import type { AgendaItem, SessionDetail } from '../../stores/sessions.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

interface Fields {
  kind: BallotKind;
  passRule: PassRule;
  question: string;
  teller1: string;
  teller2: string;
}

/** Opens a ballot. A secret one then shows its opening code, once, one half for each teller. */
export function OpenBallotDialog({
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
  const by = useSignedIn((state) => state.account?.id);
  const kind = Form.useWatch('kind', form) ?? session.rules.majorBallotKind;
  const here = session.participants
    .filter((person) => person.present)
    .map((person) => ({ value: person.name, label: `${person.name} ${person.department}` }));
  const submit = async ({ teller1, teller2, ...fields }: Fields): Promise<void> => {
    await act.run(async () => {
      const { openingCode } = await call('ballot.open', { itemId: item.id, ...fields, tellers: [teller1, teller2] });
      const holders = [`${t('ballot.teller1')} · ${teller1}`, `${t('ballot.teller2')} · ${teller2}`] as const;
      if (openingCode !== null && by !== undefined) useOpeningCodes.getState().show(by, { ...openingCode, holders });
      onClose();
    });
  };
  const teller = (name: 'teller1' | 'teller2') => (
    <Form.Item
      name={name}
      label={t(`ballot.${name}`)}
      dependencies={['teller1', 'teller2']}
      rules={[
        { required: true, whitespace: true },
        ...(name === 'teller2'
          ? [
              {
                validator: (_: unknown, value: string) =>
                  value && !tellersDiffer(form.getFieldValue('teller1') as string, value).ok
                    ? Promise.reject(new Error(t('error.BALLOT_TELLERS')))
                    : Promise.resolve(),
              },
            ]
          : []),
      ]}
      style={{ flex: 1 }}
    >
      <AutoComplete options={here} showSearch={{ filterOption: true }} />
    </Form.Item>
  );
  return (
    <Modal
      open
      width={640}
      title={`${t('console.holdBallot')} · ${item.title}`}
      okText={t('ballot.open')}
      cancelText={t('action.cancel')}
      confirmLoading={act.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p style={{ color: '#4b5563' }}>
        {t('ballot.openHint')} {t('gate.quorumNumbers', session.quorum)}
      </p>
      <Form<Fields>
        form={form}
        layout="vertical"
        onFinish={(fields) => void submit(fields)}
        initialValues={{ kind: session.rules.majorBallotKind, passRule: 'congress', question: item.title }}
      >
        <Form.Item name="kind" label={t('ballot.kind')} style={{ marginBottom: 4 }}>
          <Radio.Group
            optionType="button"
            options={ballotKinds.map((value) => ({ value, label: t(`ballotKind.${value}`) }))}
          />
        </Form.Item>
        <p style={{ color: '#4b5563' }}>{t(`ballotKind.${kind}.hint`)}</p>
        <Form.Item name="passRule" label={t('ballot.passRule')}>
          <Select options={passRules.map((value) => ({ value, label: t(`passRule.${value}`) }))} />
        </Form.Item>
        <Form.Item name="question" label={t('ballot.question')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
        <Flex gap={12}>
          {teller('teller1')}
          {teller('teller2')}
        </Flex>
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
