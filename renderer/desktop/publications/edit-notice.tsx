import { Button, Card, Flex, Form } from 'antd';
import { call } from '../../api/backend.ts';
import type { PublicationDetail, PublicationTexts } from '../../stores/publications.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { NoticeSheet } from './notice-sheet.tsx';
import { PersonalDataWarning } from './personal-data-warning.tsx';
import { TextFields } from './text-fields.tsx';

type Fields = Omit<PublicationTexts, 'kind'>;

/** A draft at the left, the paper it makes at the right. */
export function EditNotice({ notice, onDone }: { notice: PublicationDetail; onDone: () => void }) {
  const t = useText();
  const act = useAct();
  const [form] = Form.useForm<Fields>();
  const { id: publicationId, version, kind, basis, content, procedure, result, title } = notice;
  const initial = { basis, content, procedure, result, title };
  // The paper shows what is being typed, also before anything is saved.
  const shown: Fields = { ...initial, ...Form.useWatch([], form) };
  const save = async (texts: Fields): Promise<void> => {
    const done = await act.run(
      () => call('publication.edit', { publicationId, version, ...texts }),
      t('publication.saved'),
    );
    if (done) onDone();
  };
  return (
    <Flex gap={16} align="start" wrap>
      <Card size="small" style={{ flex: '1 1 24rem' }}>
        {/* Named, or the field of the content would take the frame's id and its label point there. */}
        <Form<Fields>
          name="notice"
          form={form}
          layout="vertical"
          initialValues={initial}
          onFinish={(texts) => void save(texts)}
        >
          <TextFields kind={kind} />
          <PersonalDataWarning text={Object.values(shown).join('\n')} />
          <ErrorNotice error={act.error} />
          <Flex gap={8}>
            <Button type="primary" htmlType="submit" loading={act.busy}>
              {t('publication.save')}
            </Button>
            <Button onClick={onDone}>{t('action.cancel')}</Button>
          </Flex>
        </Form>
      </Card>
      <section aria-label={t('publication.preview')} style={{ flex: '1 1 24rem', minWidth: 0 }}>
        <NoticeSheet texts={{ kind, ...shown }} notice={notice} />
      </section>
    </Flex>
  );
}
