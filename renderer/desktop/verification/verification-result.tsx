import { Alert, Card, Flex } from 'antd';
import type { ReactNode } from 'react';
import { usePreferences } from '../../stores/preferences.store.ts';
import type { Verification } from '../../stores/verification.store.ts';
import { moment } from '../../ui/dates.ts';
import { FingerprintLine } from '../../ui/fingerprint-line.tsx';
import { useText } from '../../ui/use-text.ts';
import { CheckTable } from './check-table.tsx';
import { findingText } from './finding-text.ts';

const alertOf = { holds: 'success', noted: 'warning', broken: 'error' } as const;

/** What a verification came to, as it stands on the screen and on the printed report. */
export function VerificationResult({ result }: { result: Verification }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const { outcome, head, baseline, checks, at, seconds } = result;
  const failed = checks.filter(({ wrong }) => wrong > 0);
  // The clock is mentioned after what weighs more.
  const worst = failed.find(({ check }) => check !== 'clock') ?? failed[0];
  const holds = head === null ? t('verify.empty') : t('verify.holdsText', { seq: head.seq });
  return (
    <Card size="small">
      <Flex vertical gap={10}>
        <Alert
          showIcon
          type={alertOf[outcome]}
          title={<strong>{t(`verify.outcome.${outcome}`)}</strong>}
          description={
            <>
              {worst === undefined ? (
                holds
              ) : (
                <dl style={{ margin: 0 }}>
                  <Part name={t('verify.firstFinding')}>{worst.first !== null && findingText(t, worst.first)}</Part>
                  <Part name={t('verify.means')}>{t(`check.${worst.check}.means`)}</Part>
                  <Part name={t('verify.todo')}>
                    {t(outcome === 'noted' ? 'verify.todo.clock' : 'verify.todo.broken')}
                  </Part>
                </dl>
              )}
              <div>{t('verify.doneAt', { at: moment(at, locale), seconds })}</div>
            </>
          }
        />
        <CheckTable checks={checks} />
        {baseline !== null && <div style={{ color: '#4b5563' }}>{t('verify.baseline', { seq: baseline })}</div>}
        {head !== null && (
          <div>
            <FingerprintLine label={t('verify.head', { seq: head.seq })} hash={head.hash} />
            <div style={{ color: '#4b5563' }}>{t('verify.headHint')}</div>
          </div>
        )}
      </Flex>
    </Card>
  );
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt style={{ fontWeight: 600 }}>{name}</dt>
      <dd style={{ margin: '0 0 6px' }}>{children}</dd>
    </>
  );
}
