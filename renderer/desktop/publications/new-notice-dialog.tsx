import { App, Form, Modal, Radio, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { assertNever } from '../../../shared/assert-never.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import { publicationKinds, type PublicationKind } from '../../../shared/domain/publication.rules.ts';
import type { PetitionId, SessionId } from '../../../shared/ids.ts';
import { call } from '../../api/backend.ts';
import type { PublicationDetail } from '../../stores/publications.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

interface Fields {
  kind: PublicationKind;
  sessionId?: SessionId;
  petitionId?: PetitionId;
}

interface Option<Id> {
  readonly value: Id;
  readonly label: string;
}

const afterClosing = ['closed', 'minuted', 'published'] as const;
const longTermStates = ['planned', 'in_progress', 'done', 'evaluated'] as const;

/** A new notice: what it is about is chosen, the text comes from the record. A free notice begins empty. */
export function NewNoticeDialog({
  replaces,
  onClose,
}: {
  replaces?: Pick<PublicationDetail, 'id' | 'kind' | 'sessionId' | 'petitionId' | 'title' | 'content'>;
  onClose: () => void;
}) {
  const t = useText();
  const { message } = App.useApp();
  const [, go] = useLocation();
  const [form] = Form.useForm<Fields>();
  const act = useAct();
  const kind = Form.useWatch('kind', form) ?? replaces?.kind ?? 'result';
  const submit = async (fields: Fields): Promise<void> => {
    await act.run(async () => {
      const source = sourceOf(fields);
      const proposed = await call('publication.propose', source);
      // Title and content of a free notice are written on its own page; they must not be empty to be kept.
      const title = proposed.title === '' ? (replaces?.title ?? t('publicationKind.notice')) : proposed.title;
      const content = proposed.content === '' ? (replaces?.content ?? '……') : proposed.content;
      const { publicationId, publicationNo } = await call('publication.draft', {
        kind: fields.kind,
        ...proposed,
        title,
        content,
        sessionId: 'sessionId' in source ? source.sessionId : null,
        petitionId: 'petitionId' in source ? source.petitionId : null,
        replacesId: replaces?.id ?? null,
      });
      void message.success(t('publication.drafted', { no: publicationNo }));
      onClose();
      go(`/publications/${publicationId}`);
    });
  };
  return (
    <Modal
      open
      title={t(replaces === undefined ? 'publication.new' : 'publication.replace')}
      okText={t('publication.propose')}
      cancelText={t('action.cancel')}
      confirmLoading={act.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p style={{ color: '#4b5563' }}>{t('publication.source.hint')}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        onFinish={(fields) => void submit(fields)}
        initialValues={{
          kind: replaces?.kind ?? 'result',
          sessionId: replaces?.sessionId ?? undefined,
          petitionId: replaces?.petitionId ?? undefined,
        }}
      >
        <Form.Item name="kind" label={t('publication.kind')}>
          <Radio.Group options={publicationKinds.map((value) => ({ value, label: t(`publicationKind.${value}`) }))} />
        </Form.Item>
        {(kind === 'agenda' || kind === 'result') && <SessionField kind={kind} />}
        {(kind === 'plan' || kind === 'progress') && <PetitionField />}
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}

function sourceOf({ kind, sessionId, petitionId }: Fields): InputOf<'publication.propose'> {
  switch (kind) {
    case 'agenda':
    case 'result':
      // The form does not submit without one.
      return { kind, sessionId: sessionId as SessionId };
    case 'plan':
    case 'progress':
      return { kind, petitionId: petitionId as PetitionId };
    case 'overdue':
    case 'notice':
      return { kind };
    default:
      return assertNever(kind);
  }
}

/** A result comes from a session that is over, an agenda from one still to come. */
function SessionField({ kind }: { kind: 'agenda' | 'result' }) {
  const t = useText();
  const [options, setOptions] = useState<readonly Option<SessionId>[]>();
  useEffect(() => {
    const states = kind === 'result' ? [...afterClosing] : (['planned', 'notified'] as const).slice();
    call('session.list', { states, limit: 50 }).then(
      ({ rows }) => setOptions(rows.map(({ id, sessionNo, title }) => ({ value: id, label: `${sessionNo} ${title}` }))),
      () => setOptions([]),
    );
  }, [kind]);
  return (
    <Form.Item name="sessionId" label={t('publication.session')} rules={[{ required: true }]}>
      <Select loading={options === undefined} options={[...(options ?? [])]} />
    </Form.Item>
  );
}

function PetitionField() {
  const t = useText();
  const [options, setOptions] = useState<readonly Option<PetitionId>[]>();
  const find = (words: string): void => {
    call('petition.list', { classes: ['long_term'], states: [...longTermStates], words, limit: 50 }).then(
      ({ rows }) =>
        setOptions(rows.map(({ id, petitionNo, title }) => ({ value: id, label: `${petitionNo} ${title}` }))),
      () => setOptions([]),
    );
  };
  useEffect(() => find(''), []);
  return (
    <Form.Item name="petitionId" label={t('publication.petition')} rules={[{ required: true }]}>
      <Select
        loading={options === undefined}
        options={[...(options ?? [])]}
        showSearch={{ filterOption: false, onSearch: find }}
      />
    </Form.Item>
  );
}
