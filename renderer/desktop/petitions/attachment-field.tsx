import { PaperClipOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Tag, Upload } from 'antd';
import { useState } from 'react';
import type { AttachmentId } from '../../../shared/ids.ts';
import { call } from '../../api/backend.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { base64Of } from '../../ui/file-content.ts';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

export interface AddedFile {
  readonly id: AttachmentId;
  readonly name: string;
}

/** Photos and recordings that come with a petition; each is checked and cleaned as it is added. */
export function AttachmentField({
  value = [],
  onChange,
}: {
  value?: readonly AddedFile[];
  onChange?: (files: readonly AddedFile[]) => void;
}) {
  const t = useText();
  const act = useAct();
  const [showsPerson, setShowsPerson] = useState(false);
  const add = (file: File): void => {
    void act.run(async () => {
      const added = await call('attachment.add', { name: file.name, content: await base64Of(file), showsPerson });
      onChange?.([...value, { id: added.attachmentId, name: file.name }]);
    });
  };
  return (
    <>
      <Flex gap={8} align="center" wrap>
        <Upload accept="image/*,audio/*" showUploadList={false} beforeUpload={(file) => (add(file), false)}>
          <Button size="small" icon={<PaperClipOutlined />} loading={act.busy}>
            {t('attachment.add')}
          </Button>
        </Upload>
        <Checkbox checked={showsPerson} onChange={(event) => setShowsPerson(event.target.checked)}>
          {t('attachment.showsPerson')}
        </Checkbox>
        {value.map((file) => (
          <Tag key={file.id} closable onClose={() => onChange?.(value.filter((other) => other.id !== file.id))}>
            {file.name}
          </Tag>
        ))}
      </Flex>
      <ErrorNotice error={act.error} />
    </>
  );
}
