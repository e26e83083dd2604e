import { InboxOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Modal, Progress, Table, Tag, Upload } from 'antd';
import { useEffect, useState } from 'react';
import { largestImportBytes, type ImportKind } from '../../shared/contract/import.contract.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import { petitionColumns } from '../../shared/domain/import/petition-import.rules.ts';
import {
  employeeColumns,
  managementColumns,
  representativeColumns,
} from '../../shared/domain/import/roster-import.rules.ts';
import { remarks } from '../../shared/domain/import/table.ts';
import { AppError } from '../../shared/errors.ts';
import { call } from '../api/backend.ts';
import { saveText } from '../api/save-file.ts';
import { ErrorNotice } from './error-notice.tsx';
import { base64Of } from './file-content.ts';
import { useAct } from './use-act.ts';
import { useText } from './use-text.ts';

type Report = OutputOf<'import.prepare'>;

/** Importing a register: choose, look at what was found, confirm. Nothing is written before. */
export function ImportDialog({ kind, onClose }: { kind: ImportKind; onClose: () => void }) {
  const t = useText();
  const act = useAct();
  const [report, setReport] = useState<Report>();
  const [written, setWritten] = useState<number>();

  const choose = (file: File): void => {
    void act.run(async () => {
      // Said before the file is read: encoding hundreds of megabytes would freeze the page.
      if (file.size > largestImportBytes)
        throw new AppError('FILE_TOO_LARGE', { limit: largestImportBytes / 1024 / 1024 });
      const content = await base64Of(file);
      setReport(await call('import.prepare', { kind, fileName: file.name, content }));
    });
  };
  const commit = (of: Report): void => {
    void act.run(async () => {
      setWritten((await call('import.commit', { importId: of.importId, skipBad: true })).written);
    });
  };
  const close = (): void => {
    if (report !== undefined && written === undefined) void call('import.cancel', { importId: report.importId });
    onClose();
  };

  return (
    <Modal
      open
      width="min(60rem, 96vw)"
      title={t(`import.kind.${kind}`)}
      onCancel={close}
      mask={{ closable: false }}
      footer={
        <Flex gap={8} justify="end">
          <Button onClick={close}>{t(written === undefined ? 'action.cancel' : 'action.close')}</Button>
          {report !== undefined && written === undefined && (
            <Button type="primary" loading={act.busy} disabled={report.goodRows === 0} onClick={() => commit(report)}>
              {report.badRows === 0
                ? t('import.all', { good: report.goodRows })
                : t('import.onlyGood', { good: report.goodRows, bad: report.badRows })}
            </Button>
          )}
        </Flex>
      }
    >
      <ErrorNotice error={act.error} />
      {report === undefined && (
        <>
          <Upload.Dragger accept=".xlsx,.csv" showUploadList={false} beforeUpload={(file) => (choose(file), false)}>
            <InboxOutlined style={{ fontSize: '2.5em' }} />
            <p>{t('import.choose')}</p>
            <p style={{ color: '#4b5563' }}>{t('import.hint')}</p>
          </Upload.Dragger>
          <Button type="link" onClick={() => void saveText(`${t(`import.kind.${kind}`)}.csv`, templateOf(kind))}>
            {t('import.template')}
          </Button>
        </>
      )}
      {report !== undefined && written === undefined && (
        <>
          {act.busy && <Running report={report} />}
          <ReportView report={report} />
        </>
      )}
      {written !== undefined && <Alert showIcon type="success" title={t('import.done', { count: written })} />}
    </Modal>
  );
}

function Running({ report }: { report: Report }) {
  const t = useText();
  const [done, setDone] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(() => {
      // When it is finished there is nothing left to ask for, and the dialog says so by itself.
      call('import.progress', { importId: report.importId }).then(
        (progress) => setDone(progress.done),
        () => undefined,
      );
    }, 300);
    return () => window.clearInterval(timer);
  }, [report.importId]);
  return (
    <Flex gap={12} align="center" style={{ marginBottom: 12 }}>
      <Progress
        percent={Math.round((100 * done) / Math.max(1, report.goodRows))}
        style={{ flex: 1 }}
        aria-label={t('import.title')}
      />
      <span>{t('import.running', { done, of: report.goodRows })}</span>
      <Button onClick={() => void call('import.cancel', { importId: report.importId })}>{t('action.cancel')}</Button>
    </Flex>
  );
}

function ReportView({ report }: { report: Report }) {
  const t = useText();
  return (
    <Flex vertical gap={12}>
      <Flex gap={8} wrap>
        <Tag color="#1b6e3c">{t('import.good', { count: report.goodRows })}</Tag>
        {report.badRows > 0 && <Tag color="#b3261e">{t('import.bad', { count: report.badRows })}</Tag>}
      </Flex>
      {report.goodRows === 0 && <Alert showIcon type="warning" title={t('import.nothingGood')} />}
      {report.notes.map((note) => (
        <Alert key={note.code} showIcon type="info" title={t(`importNote.${note.code}`, note.details)} />
      ))}
      {report.problems.length > 0 && (
        <Table
          size="small"
          rowKey={(problem) => `${problem.cell}${problem.code}`}
          pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false }}
          dataSource={report.problems}
          columns={[
            { title: t('import.cell'), dataIndex: 'cell', width: '6rem' },
            {
              title: t('import.problem'),
              render: (_, problem) => (
                <>
                  <Tag>{t(remarks.includes(problem.code) ? 'import.remark' : 'import.error')}</Tag>
                  {t(`importProblem.${problem.code}`, problem.details)}
                </>
              ),
            },
          ]}
        />
      )}
      {report.sample.length > 0 && (
        <Table
          size="small"
          rowKey={(row) => JSON.stringify(row)}
          pagination={false}
          scroll={{ y: 200 }}
          dataSource={report.sample}
          columns={previewOf[report.kind].map((field) => ({
            title: t(`import.field.${field}`),
            ellipsis: true,
            render: (_, row) => cellText(row[field]),
          }))}
        />
      )}
    </Flex>
  );
}

/** The columns that the preview shows of each kind. */
const previewOf = {
  petitions: ['text', 'workshop', 'receivedAt'],
  employees: ['employeeNo', 'name', 'workshop', 'position'],
  representatives: ['employeeNo', 'constituency', 'termFrom', 'termTo'],
  management: ['name', 'position', 'remit'],
} as const satisfies Record<ImportKind, readonly string[]>;

function cellText(value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return /^\d{4}-\d\d-\d\dT/.test(text) ? text.slice(0, 10) : text;
}

const columnsOf = {
  petitions: petitionColumns,
  employees: employeeColumns,
  representatives: representativeColumns,
  management: managementColumns,
};

/** The template: the columns' Chinese names; Excel opens it in Chinese because of the byte order mark. */
function templateOf(kind: ImportKind): string {
  const names = columnsOf[kind].flatMap((column) => column.names[0] ?? []);
  return `\ufeff${names.join(',')}\r\n`;
}
