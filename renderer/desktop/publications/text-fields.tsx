import { Form, Input } from 'antd';
import type { PublicationKind } from '../../../shared/domain/publication.rules.ts';
import { useText } from '../../ui/use-text.ts';

/** The parts of a notice. A result needs all four: 依据、内容、程序、结果; the others their title and content. */
export function TextFields({ kind }: { kind: PublicationKind }) {
  const t = useText();
  const needed = [{ required: true, whitespace: true }];
  const rules = kind === 'result' ? needed : [];
  return (
    <>
      <Form.Item name="title" label={t('publication.title')} rules={needed}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="basis" label={t('publication.basis')} rules={rules}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={5000} />
      </Form.Item>
      <Form.Item name="content" label={t('publication.content')} rules={needed}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 16 }} maxLength={20_000} />
      </Form.Item>
      <Form.Item name="procedure" label={t('publication.procedure')} rules={rules}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={5000} />
      </Form.Item>
      <Form.Item name="result" label={t('publication.result')} rules={rules}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 16 }} maxLength={10_000} />
      </Form.Item>
    </>
  );
}
