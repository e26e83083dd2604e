import { Button, Flex, Popconfirm, Table, Upload } from 'antd';
import { useEffect } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { PaperKind } from '../../../shared/domain/paper.ts';
import { call } from '../../api/backend.ts';
import { saveBytes } from '../../api/save-file.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { usePaperTemplates } from '../../stores/settings.store.ts';
import { moment } from '../../ui/dates.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { base64Of, bytesOf } from '../../ui/file-content.ts';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

type Row = OutputOf<'paper.templates'>[number];

/** The Word template of each paper: take it, change it in Word, put it back. */
export function PapersTab() {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const { data, error, show, reload, leave } = usePaperTemplates();
  const act = useAct();
  useEffect(() => {
    void show({});
    return leave;
  }, [show, leave]);
  const download = (kind: PaperKind, shipped = false): void =>
    void act.run(async () => {
      const { fileName, content } = await call('paper.template', { kind, shipped });
      await saveBytes(fileName, bytesOf(content));
    });
  const replace = (kind: PaperKind, file: File): void =>
    void act.run(async () => {
      const content = await base64Of(file);
      await call('paper.replaceTemplate', { kind, fileName: file.name, content });
    }, t('paper.template.replaced'));
  return (
    <Flex vertical gap={8}>
      <div style={{ color: '#4b5563' }}>{t('paper.templates.hint')}</div>
      <ErrorNotice error={error ?? act.error} onRetry={() => void reload()} />
      <Table<Row>
        size="small"
        rowKey="kind"
        loading={data === undefined && error === undefined}
        dataSource={data ?? []}
        pagination={false}
        expandable={{
          expandedRowRender: ({ tags, lists }) => (
            <>
              <div>
                {t('paper.template.tags')}
                {t('punct.colon')}
                <code>{tags.map((tag) => `{${tag}}`).join(' ')}</code>
              </div>
              {lists.map(({ list, tags: inner }) => (
                <div key={list}>
                  {t('paper.template.listTags', { list })}
                  {t('punct.colon')}
                  <code>{inner.map((tag) => `{${tag}}`).join(' ')}</code>
                </div>
              ))}
            </>
          ),
        }}
        columns={[
          { title: t('paper.menu'), width: '12em', render: (_, row) => t(`paper.${row.kind}`) },
          {
            title: t('paper.template'),
            render: (_, row) =>
              row.fileName === null || row.replacedAt === null
                ? t('paper.template.shipped')
                : t('paper.template.own', { name: row.fileName, at: moment(row.replacedAt, locale) }),
          },
          {
            width: '26em',
            render: (_, row) => (
              <Flex gap={8} wrap>
                <Button onClick={() => download(row.kind)}>{t('paper.template.download')}</Button>
                <Upload
                  accept=".docx"
                  showUploadList={false}
                  beforeUpload={(file) => {
                    replace(row.kind, file);
                    return false;
                  }}
                >
                  <Button loading={act.busy}>{t('paper.template.replace')}</Button>
                </Upload>
                {row.fileName !== null && (
                  <Button onClick={() => download(row.kind, true)}>{t('paper.template.downloadShipped')}</Button>
                )}
                {row.fileName !== null && (
                  <Popconfirm
                    title={t('paper.template.reset')}
                    onConfirm={() => void act.run(() => call('paper.resetTemplate', { kind: row.kind }))}
                  >
                    <Button>{t('paper.template.reset')}</Button>
                  </Popconfirm>
                )}
              </Flex>
            ),
          },
        ]}
      />
    </Flex>
  );
}
