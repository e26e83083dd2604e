import { Button, Card, Flex, Input, Table } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { readTrackingCode } from '../../../shared/domain/tracking-code.rules.ts';
import { call } from '../../api/backend.ts';
import type { BallotDetail } from '../../stores/ballots.store.ts';
import { FingerprintLine } from '../../ui/fingerprint-line.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { statusColor } from '../../ui/theme.ts';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

/** A closed ballot: the arithmetic in large type, every count, and where voters find their own slip. */
export function BallotResult({ ballot }: { ballot: BallotDetail }) {
  const t = useText();
  const { result, tally, roster, passRule } = ballot;
  if (result === null || tally === null) return null;
  const { passed, percent, needed } = result;
  const counts = [
    ['ballot.entitled', roster],
    ['ballot.present', ballot.present],
    ['ballot.issued', ballot.issued],
    ['ballot.returned', ballot.returned],
    ['ballot.invalid', ballot.invalid],
    ['choice.for', tally.votesFor],
    ['choice.against', tally.votesAgainst],
    ['choice.abstain', tally.votesAbstain],
  ] as const;
  return (
    <Card size="small" type="inner" title={`${t('ballot.result')} · ${t(`ballotKind.${ballot.kind}`)}`}>
      <strong>{ballot.question}</strong>
      <div
        style={{
          fontSize: '1.3em',
          fontWeight: 600,
          margin: '6px 0 10px',
          color: passed ? statusColor.good : statusColor.late,
        }}
      >
        {t('ballot.arithmetic', { votesFor: tally.votesFor, roster, percent })}
        {t('punct.comma')}
        {t(`ballot.because.${passRule}.${passed ? 'yes' : 'no'}`, { needed })}
      </div>
      <dl style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 1.6em', margin: '0 0 6px' }}>
        {counts.map(([key, value]) => (
          <div key={key} style={{ display: 'flex', gap: '0.3em', whiteSpace: 'nowrap' }}>
            <dt style={{ color: '#4b5563' }}>
              {t(key)}
              {t('punct.colon')}
            </dt>
            <dd style={{ margin: 0, fontWeight: 600 }}>{value ?? '—'}</dd>
          </div>
        ))}
      </dl>
      {ballot.paper !== null && (
        <div style={{ marginBottom: 6 }}>
          {t('ballot.joined', {
            inBox: (ballot.returned ?? 0) - ballot.paper.returned,
            onPaper: ballot.paper.returned,
            returned: ballot.returned ?? 0,
          })}{' '}
          {t('ballot.joinedFor', {
            inBox: tally.votesFor - ballot.paper.votesFor,
            onPaper: ballot.paper.votesFor,
            votesFor: tally.votesFor,
          })}
        </div>
      )}
      <div style={{ color: '#4b5563' }}>
        {t('ballot.passRule')}
        {t('punct.colon')}
        {t(`passRule.${passRule}`)} · {t('ballot.tellers')}
        {t('punct.colon')}
        {ballot.tellers.join(t('punct.and'))}
      </div>
      {ballot.fingerprint !== null && (
        <FingerprintLine
          label={t('fingerprint.ballot', { seq: ballot.fingerprint.seq })}
          hash={ballot.fingerprint.hash}
        />
      )}
      {ballot.kind === 'secret' && <Published ballot={ballot} />}
      {ballot.byName.length > 0 && (
        <Table
          size="small"
          rowKey="name"
          style={{ marginTop: 8 }}
          title={() => t('ballot.byName')}
          pagination={false}
          scroll={{ y: 200 }}
          dataSource={ballot.byName}
          columns={[
            { title: t('participants.name'), dataIndex: 'name' },
            { title: t('console.ballot'), render: (_, vote) => t(`choice.${vote.choice}`) },
          ]}
        />
      )}
    </Card>
  );
}

/** The published list and the way to one's own slip in it. */
function Published({ ballot }: { ballot: BallotDetail }) {
  const t = useText();
  const act = useAct();
  const [code, setCode] = useState('');
  const [found, setFound] = useState<OutputOf<'ballot.findSlip'>['found']>();
  const [listed, setListed] = useState(false);
  const trackingCode = readTrackingCode(code);
  const look = (): void =>
    void act.run(async () => {
      if (trackingCode === undefined) return;
      setFound((await call('ballot.findSlip', { ballotId: ballot.id, trackingCode })).found);
    });
  return (
    <div style={{ marginTop: 10 }}>
      <Flex gap={8} align="center" wrap>
        <Input
          aria-label={t('ballot.find')}
          placeholder={t('ballot.find')}
          style={{ width: '20rem' }}
          maxLength={16}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          onPressEnter={look}
        />
        <Button disabled={trackingCode === undefined} loading={act.busy} onClick={look}>
          {t('action.search')}
        </Button>
        <Button type="link" onClick={() => setListed(!listed)}>
          {t('ballot.published')}
        </Button>
      </Flex>
      <ErrorNotice error={act.error} />
      {/* There before anything is found: a region that comes with its text is not read out everywhere. */}
      <div aria-live="polite" style={{ marginTop: 4 }}>
        {found?.length === 0 && t('ballot.notFound')}
        {found?.map((slip) => (
          <div key={slip.trackingCode}>
            {t('ballot.found', { code: slip.trackingCode, choice: t(`choice.${slip.choice}`) })}
          </div>
        ))}
        {found !== undefined && found.length > 1 && t('ballot.foundMany', { count: found.length })}
      </div>
      {listed && (
        <div style={{ columns: '9rem', marginTop: 8, fontFamily: 'ui-monospace, Consolas, monospace' }}>
          {ballot.published.map((slip) => (
            <div key={slip.trackingCode}>
              {slip.trackingCode} {t(`choice.${slip.choice}`)}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
