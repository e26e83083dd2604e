import { Button, Card, Flex, Image, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { call } from '../../api/backend.ts';
import type { PetitionDetail } from '../../stores/petitions.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { bytesOf } from '../../ui/file-content.ts';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

type File = PetitionDetail['attachments'][number];

/** What came with a petition; each is fetched when somebody wants to see or hear it. */
export function AttachmentList({ files }: { files: readonly File[] }) {
  const t = useText();
  if (files.length === 0) return null;
  return (
    <Card size="small" title={t('attachment.title')} style={{ marginTop: 16 }}>
      <Flex gap={12} wrap>
        {files.map((file) => (
          <Attachment key={file.id} file={file} />
        ))}
      </Flex>
    </Card>
  );
}

function Attachment({ file }: { file: File }) {
  const t = useText();
  const act = useAct();
  const [url, setUrl] = useState<string>();
  useEffect(() => () => (url === undefined ? undefined : URL.revokeObjectURL(url)), [url]);
  const open = (): void => {
    void act.run(async () => {
      const { content, mime } = await call('attachment.read', { attachmentId: file.id });
      setUrl(URL.createObjectURL(new Blob([bytesOf(content)], { type: mime })));
    });
  };
  return (
    <div>
      {url === undefined && (
        <Button loading={act.busy} onClick={open}>
          {file.name}
        </Button>
      )}
      {file.showsPerson && <Tag style={{ marginInlineStart: 6 }}>{t('attachment.unionOnly')}</Tag>}
      {url !== undefined && file.mime.startsWith('image/') && <Image src={url} alt={file.name} height={120} />}
      {url !== undefined && file.mime.startsWith('audio/') && (
        <audio src={url} controls aria-label={file.name}>
          <track kind="captions" />
        </audio>
      )}
      <ErrorNotice error={act.error} />
    </div>
  );
}
