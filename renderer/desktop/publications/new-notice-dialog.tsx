import { App, Form, Input, Modal, Radio, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { InputOf } from '../../../shared/contract/index.ts';
import { publicationKinds, type PublicationKind } from '../../../shared/domain/publication.rules.ts';
import type { PetitionId, SessionId } from '../../../shared/ids.ts';
import { call } from '../../api/backend.ts';
import { asAppError } from '../../api/live-query.ts';
import type { AppError } from '../../../shared/errors.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

interface Fields {
  kind: PublicationKind;
  sourceId?: string;
  title?: string;
  content?: string;
}

const isOfSession = (kind: PublicationKind) => kind === 'agenda' || kind === 'result';
const isOfPetition = (kind: PublicationKind) => kind === 'plan' || kind === 'progress';

/** Chooses what a notice is made from; its draft opens with the text proposed from the record. */
export function NewNoticeDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const { message } = App.useApp();
  const [, go] = useLocation();
  const [form] = Form.useForm<Fields>();
  const act = useAct();
  const kind = Form.useWatch('kind', form) ?? 'result';
  const submit = async (fields: Fields): Promise<void> => {
    await act.run(async () => {
      const { publicationId, publicationNo } = await call('publication.draft', await draftOf(fields));
      void message.success(t('publication.drafted', { no: publicationNo }));
      onClose();
      go(`/publications/${publicationId}`);
    });
  };
  return (
    <Modal
      open
      title={t('publication.new')}
      okText={t('publication.propose')}
      cancelText={t('action.cancel')}
      confirmLoading={act.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p style={{ color: '#4b5563' }}>{t('publication.source.hint')}</p>
      <Form<Fields>
        name="newNotice"
        form={form}
        layout="vertical"
        onFinish={(fields) => void submit(fields)}
        onValuesChange={(changed) => {
          if (changed.kind !== undefined) form.resetFields(['sourceId']);
        }}
        initialValues={{ kind: 'result' }}
      >
        <Form.Item name="kind" label={t('publication.kind')}>
          <Radio.Group
            options={publicationKinds.map((value) => ({ value, label: t(`publicationKind.${value}`) }))}
            style={{ display: 'flex', flexWrap: 'wrap', rowGap: 4 }}
          />
        </Form.Item>
        <p style={{ color: '#4b5563', marginTop: -8 }}>{t(`publicationKind.${kind}.hint`)}</p>
        {(isOfSession(kind) || isOfPetition(kind)) && <SourceField key={kind} kind={kind} />}
        {kind === 'notice' && (
          <>
            <Form.Item name="title" label={t('publication.title')} rules={[{ required: true, whitespace: true }]}>
              <Input maxLength={120} />
            </Form.Item>
            <Form.Item name="content" label={t('publication.content')} rules={[{ required: true, whitespace: true }]}>
              <Input.TextArea rows={5} maxLength={20_000} />
            </Form.Item>
          </>
        )}
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}

/** The session or petition that the notice is made from: only those of which there is something to publish. */
function SourceField({ kind }: { kind: PublicationKind }) {
  const t = useText();
  const [options, setOptions] = useState<readonly { value: string; label: string }[]>();
  const [error, setError] = useState<AppError>();
  useEffect(() => {
    let wanted = true;
    sourcesOf(kind).then(
      (found) => wanted && setOptions(found),
      (thrown: unknown) => wanted && setError(asAppError(thrown)),
    );
    return () => {
      wanted = false;
    };
  }, [kind]);
  return (
    <>
      <ErrorNotice error={error} />
      <Form.Item
        name="sourceId"
        label={t(isOfSession(kind) ? 'publication.session' : 'publication.petition')}
        rules={[{ required: true }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          loading={options === undefined && error === undefined}
          options={[...(options ?? [])]}
          notFoundContent={options === undefined ? null : t('publication.noSource')}
        />
      </Form.Item>
    </>
  );
}

async function sourcesOf(kind: PublicationKind): Promise<readonly { value: string; label: string }[]> {
  if (isOfSession(kind)) {
    const { rows } = await call('session.list', {
      states: kind === 'agenda' ? ['planned', 'notified'] : ['minuted', 'published'],
    });
    return rows.map(({ id, sessionNo, title }) => ({ value: id, label: `${sessionNo} ${title}` }));
  }
  const { rows } = await call('petition.list', {
    classes: ['long_term'],
    states: ['planned', 'in_progress', 'done', 'evaluated'],
    order: 'due',
    descending: false,
    limit: 200,
  });
  return rows.map(({ id, petitionNo, title }) => ({ value: id, label: `${petitionNo} ${title}` }));
}

/** The draft: the text proposed from the record, or the person's own where it is a free notice. */
async function draftOf({
  kind,
  sourceId = '',
  title = '',
  content = '',
}: Fields): Promise<InputOf<'publication.draft'>> {
  switch (kind) {
    case 'agenda':
    case 'result': {
      const sessionId = sourceId as SessionId;
      return { kind, sessionId, ...(await call('publication.propose', { kind, sessionId })) };
    }
    case 'plan':
    case 'progress': {
      const petitionId = sourceId as PetitionId;
      return { kind, petitionId, ...(await call('publication.propose', { kind, petitionId })) };
    }
    case 'overdue':
      return { kind, ...(await call('publication.propose', { kind })) };
    case 'notice':
      return { kind, title, content };
  }
}
