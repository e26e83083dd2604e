import { Button, Card, Flex, Form } from 'antd';
import { call } from '../../api/backend.ts';
import type { PublicationDetail, PublicationTexts } from '../../stores/publications.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { NoticeSheet } from './notice-sheet.tsx';
import { TextFields } from './text-fields.tsx';

/** A draft at the left, the paper it makes at the right. */
export function EditNotice({ notice, onDone }: { notice: PublicationDetail; onDone: () => void }) {
  const t = useText();
  const act = useAct();
  const [form] = Form.useForm<Omit<PublicationTexts, 'kind'>>();
  const { basis, content, procedure, result, title } = notice;
  const initial = { basis, content, procedure, result, title };
  // The paper shows what is being typed, also before anything is saved.
  const shown = { ...notice, ...initial, ...Form.useWatch([], form) };
  const save = async (texts: Omit<PublicationTexts, 'kind'>): Promise<void> => {
    const { id: publicationId, version, kind } = notice;
    const done = await act.run(
      () => call('publication.edit', { publicationId, version, kind, ...texts }),
      t('publication.saved'),
    );
    if (done) onDone();
  };
  return (
    <Flex gap={12} align="start" wrap>
      <Card size="small" style={{ flex: 1, minWidth: '26rem' }}>
        <Form form={form} layout="vertical" initialValues={initial} onFinish={(texts) => void save(texts)}>
          <TextFields kind={notice.kind} />
          <ErrorNotice error={act.error} />
          <Flex gap={8}>
            <Button type="primary" htmlType="submit" loading={act.busy}>
              {t('publication.save')}
            </Button>
            <Button onClick={onDone}>{t('action.cancel')}</Button>
          </Flex>
        </Form>
      </Card>
      <NoticeSheet notice={shown} />
    </Flex>
  );
}
