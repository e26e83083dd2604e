import { Alert, Button, Card, Checkbox, Flex, Form, Spin, Table } from 'antd';
import { useEffect, useState } from 'react';
import { daysBetween } from '../../../shared/domain/instant.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { isTextKey, type TextKey } from '../../../shared/i18n/translate.ts';
import type { AppError } from '../../../shared/errors.ts';
import { call } from '../../api/backend.ts';
import { asAppError } from '../../api/live-query.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { useRecovery } from '../../stores/recovery.store.ts';
import { moment } from '../../ui/dates.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { KeyFields, keyOf, type KeyValues } from './key-fields.tsx';
import { PlaceInput } from './place-input.tsx';

interface Fields extends KeyValues {
  file: string;
  withoutFiles?: boolean;
}

type State = OutputOf<'recovery.state'>;
type Report = OutputOf<'recovery.run'>;

/** In the place of everything else while the data file cannot be read: what happened, what there is, what to do. */
export function RecoveryPage({ today }: { today: string }) {
  const t = useText();
  const { locale, setLocale } = usePreferences();
  const { report } = useRecovery();
  const [state, setState] = useState<State>();
  const [error, setError] = useState<AppError>();
  useEffect(() => {
    if (report !== undefined) return;
    call('recovery.state', {}).then(setState, (thrown: unknown) => setError(asAppError(thrown)));
  }, [report]);
  return (
    <main style={{ minHeight: '100%', display: 'grid', placeItems: 'center', padding: 16 }}>
      <Card
        style={{ width: 'min(54rem, 100%)' }}
        title={
          <h1 style={{ fontSize: '1.2em', margin: 0 }}>
            {t(report === undefined ? 'recovery.title' : 'recovery.done')}
          </h1>
        }
        extra={
          <Button type="text" onClick={() => setLocale(locale === 'en' ? 'zh-CN' : 'en')}>
            {locale === 'en' ? '中文' : 'English'}
          </Button>
        }
      >
        <ErrorNotice error={error} />
        {report !== undefined ? <ReportOf /> : state === undefined ? <Spin /> : <Start state={state} today={today} />}
      </Card>
    </main>
  );
}

function Start({ state, today }: { state: State; today: string }) {
  const t = useText();
  const locale = usePreferences((preferences) => preferences.locale);
  const keep = useRecovery((recovery) => recovery.keep);
  const [form] = Form.useForm<Fields>();
  const act = useAct();
  const { newest, salvage } = state;
  const at = newest?.madeAt ?? null;
  const age = at === null ? 0 : daysBetween(at.slice(0, 10), today);
  const run = ({ file, withoutFiles, ...by }: Fields): Promise<boolean> =>
    act.run(async () => {
      const input = { file, by: keyOf(by), withoutFiles: withoutFiles === true };
      keep(await call('recovery.run', input));
    });
  return (
    <Flex vertical gap={12}>
      <div>{t('recovery.what', { problem: state.problem })}</div>
      {at === null ? (
        <Alert type="warning" showIcon title={t('recovery.noBackup')} />
      ) : (
        <Alert
          type="success"
          showIcon
          title={t('recovery.newest', {
            at: moment(at, locale),
            ago: age <= 0 ? t('recovery.today') : t('recovery.daysAgo', { count: age }),
          })}
          description={newest?.file}
        />
      )}
      <div>{salvage.readable ? t('recovery.readable', { count: salvage.rows }) : t('recovery.notReadable')}</div>
      <div>{t('recovery.steps')}</div>
      <ErrorNotice error={act.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ file: newest?.file ?? '' }}
        onFinish={(fields) => void run(fields)}
      >
        <Form.Item name="file" label={t('backup.file')} rules={[{ required: true }]}>
          <PlaceInput kind="backup" />
        </Form.Item>
        <KeyFields accounts={newest?.accounts ?? []} />
        <Form.Item name="withoutFiles" valuePropName="checked" hidden={act.error?.code !== 'BACKUP_FILES_MISSING'}>
          <Checkbox>{t('backup.withoutFiles')}</Checkbox>
        </Form.Item>
        <Flex justify="end">
          <Button type="primary" htmlType="submit" loading={act.busy}>
            {t('recovery.run')}
          </Button>
        </Flex>
      </Form>
    </Flex>
  );
}

/** What the recovered record has that the backup had not, and what is lost. */
function ReportOf() {
  const t = useText();
  const locale = usePreferences((preferences) => preferences.locale);
  const { report, forget } = useRecovery();
  if (report === undefined) return null;
  const differing = byContent(report.tables).filter(
    (content) => content.added > 0 || content.updated > 0 || content.unreadable,
  );
  const { petitionNos } = report;
  return (
    <Flex vertical gap={12}>
      <div>{t('recovery.base', { at: moment(report.madeAt, locale) })}</div>
      {differing.length === 0 ? (
        <Alert type="info" showIcon title={t('recovery.nothingNewer')} />
      ) : (
        <Table
          size="small"
          rowKey="label"
          pagination={false}
          scroll={{ y: 280 }}
          dataSource={differing}
          columns={[
            { title: t('recovery.table'), render: (_, row) => t(row.label) },
            { title: t('recovery.added'), dataIndex: 'added', align: 'right' },
            { title: t('recovery.updated'), dataIndex: 'updated', align: 'right' },
            { title: '', render: (_, row) => row.unreadable && t('recovery.lost') },
          ]}
        />
      )}
      {petitionNos.length > 0 && (
        <div style={{ maxHeight: '8em', overflow: 'auto' }}>
          {t('recovery.petitions', {
            count: petitionNos.length,
            list: petitionNos.join(locale === 'en' ? ', ' : '、'),
          })}
        </div>
      )}
      <Alert type="warning" showIcon title={t('recovery.check')} />
      <div style={{ color: '#4b5563', overflowWrap: 'anywhere' }}>
        {t('recovery.setAside', { folder: report.setAside })}
      </div>
      <Flex justify="end">
        <Button type="primary" onClick={forget}>
          {t('recovery.goOn')}
        </Button>
      </Flex>
    </Flex>
  );
}

interface Content {
  readonly label: TextKey;
  added: number;
  updated: number;
  unreadable: boolean;
}

/** Tables by what people call them; those that have no name of their own go together. */
function byContent(tables: Report['tables']): readonly Content[] {
  const contents = new Map<TextKey, Content>();
  for (const { name, added, updated, unreadable } of tables) {
    const key = `recovery.of.${name}`;
    const label = isTextKey(key) ? key : 'recovery.of.other';
    const content = contents.get(label) ?? { label, added: 0, updated: 0, unreadable: false };
    content.added += added;
    content.updated += updated;
    content.unreadable ||= unreadable;
    contents.set(label, content);
  }
  // What has no name of its own comes last.
  const isOther = ({ label }: Content): number => (label === 'recovery.of.other' ? 1 : 0);
  return [...contents.values()].toSorted((a, b) => isOther(a) - isOther(b));
}
