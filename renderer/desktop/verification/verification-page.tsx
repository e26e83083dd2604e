import { PrinterOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Progress, Typography } from 'antd';
import { useEffect } from 'react';
import { useStatus } from '../../stores/status.store.ts';
import { useEntries, useVerification } from '../../stores/verification.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { OpeningsTable } from '../../ui/openings-table.tsx';
import { useText } from '../../ui/use-text.ts';
import { EntriesTable } from './entries-table.tsx';
import { FingerprintSearch } from './fingerprint-search.tsx';
import { VerificationResult } from './verification-result.tsx';
import './verification.css';

/** 核验: whether the record stands up, what a fingerprint on paper says to it, and who did what. */
export function VerificationPage() {
  const t = useText();
  const { result, error, busy, verify, join, leave } = useVerification();
  const entries = useEntries();
  const { show } = entries;
  useEffect(() => {
    void join();
    void show();
    return leave;
  }, [join, show, leave]);
  const start = (): void => void verify().then(() => show());
  return (
    <Flex vertical gap={12}>
      <Flex gap={8} align="center" wrap className="no-print">
        <Typography.Title level={1} style={{ fontSize: '1.4em', margin: 0, marginInlineEnd: 'auto' }}>
          {t('verify.title')}
        </Typography.Title>
        {result !== undefined && (
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            {t('verify.print')}
          </Button>
        )}
        <Button type="primary" icon={<SafetyCertificateOutlined />} loading={busy} onClick={start}>
          {t(result === undefined ? 'verify.start' : 'verify.again')}
        </Button>
      </Flex>
      <div className="no-print" style={{ color: '#4b5563' }}>
        {t('verify.hint')}
      </div>
      <ErrorNotice error={error} />
      {busy && <HowFar />}
      {result !== undefined && (
        <>
          <ReportHead />
          <VerificationResult result={result} />
          <div className="verification-signed">{t('verify.report.signed')}</div>
        </>
      )}
      <FingerprintSearch />
      <Card size="small" className="no-print">
        <OpeningsTable />
      </Card>
      <Card size="small" className="no-print" title={t('verify.entries')}>
        <ErrorNotice error={entries.error} onRetry={() => void show()} />
        <EntriesTable
          rows={entries.rows}
          busy={entries.busy}
          onMore={entries.next === null ? undefined : () => void entries.more()}
        />
      </Card>
    </Flex>
  );
}

function HowFar() {
  const t = useText();
  const progress = useVerification((state) => state.progress);
  const { phase, done, of } = progress ?? { phase: 'file' as const, done: 0, of: 1 };
  const percent = of === 0 ? 0 : Math.min(100, Math.floor((100 * done) / of));
  const label = t('verify.running', { check: t(`check.${phase}`) });
  return (
    <Card size="small" className="no-print">
      <div aria-live="polite">{label}</div>
      <Progress percent={percent} status="active" aria-label={label} />
    </Card>
  );
}

/** Only on paper: whose record it is. */
function ReportHead() {
  const t = useText();
  const enterprise = useStatus((state) => state.data?.enterpriseName);
  return (
    <div className="verification-head">
      <div>{enterprise}</div>
      <h2>{t('verify.report.title')}</h2>
    </div>
  );
}
