import { App, Button, Card, Flex, Table } from 'antd';
import { useEffect, useState, type Key } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { call } from '../../api/backend.ts';
import { useTickets } from '../../stores/host.store.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { moment } from '../../ui/dates.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import type { HostStatus } from '../../ui/phone-link.ts';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { DoorCodeButton } from './door-code-button.tsx';
import { TicketSheets, type Ticket } from './ticket-sheets.tsx';

type Holder = OutputOf<'host.tickets'>[number];

/** Who holds a personal code; new ones for all, for those without, or for those chosen (a lost phone). */
export function TicketsCard({ status }: { status: HostStatus }) {
  const t = useText();
  const { modal } = App.useApp();
  const locale = usePreferences((state) => state.locale);
  const { data: holders = [], error, show, reload, leave } = useTickets();
  const [chosen, setChosen] = useState<readonly Key[]>([]);
  const [made, setMade] = useState<{ address: string; tickets: readonly Ticket[] }>();
  const act = useAct();
  useEffect(() => {
    void show({});
    return leave;
  }, [show, leave]);
  const { address, fingerprint } = status;
  const without = holders.filter((holder) => holder.issuedAt === null);
  const issue = (to: readonly Holder[]): void => {
    const make = (): Promise<boolean> =>
      act.run(async () => {
        const representativeIds = to.map((holder) => holder.representativeId);
        const { tickets } = await call('host.issueTickets', { representativeIds });
        setMade({ address: address ?? '', tickets });
        setChosen([]);
      });
    const voided = to.filter((holder) => holder.issuedAt !== null).length;
    if (voided === 0) {
      void make();
      return;
    }
    void modal.confirm({
      title: t('host.issueChosen', { count: to.length }),
      content: t('host.issueConfirm', { count: voided }),
      okText: t('action.confirm'),
      cancelText: t('action.cancel'),
      onOk: make,
    });
  };
  const disabled = address === null || holders.length === 0;
  return (
    <Card size="small" title={t('host.tickets')} style={{ height: '100%' }}>
      <p style={{ marginTop: 0 }}>{t('host.ticketsHint')}</p>
      <ErrorNotice error={error ?? act.error} onRetry={() => void reload()} />
      <Flex gap={8} align="center" wrap style={{ marginBottom: 8 }}>
        {chosen.length > 0 ? (
          <Button
            type="primary"
            disabled={disabled}
            loading={act.busy}
            onClick={() => issue(holders.filter((holder) => chosen.includes(holder.representativeId)))}
          >
            {t('host.issueChosen', { count: chosen.length })}
          </Button>
        ) : (
          <>
            <Button
              {...(without.length === holders.length ? { type: 'primary' as const } : {})}
              disabled={disabled}
              loading={act.busy}
              onClick={() => issue(holders)}
            >
              {t('host.issueAll')}
            </Button>
            {without.length > 0 && without.length < holders.length && (
              <Button type="primary" disabled={disabled} loading={act.busy} onClick={() => issue(without)}>
                {t('host.issueMissing', { count: without.length })}
              </Button>
            )}
          </>
        )}
        {address === null && <span style={{ color: '#4b5563' }}>{t('host.needsAddress')}</span>}
      </Flex>
      <Table<Holder>
        size="small"
        rowKey="representativeId"
        dataSource={[...holders]}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        rowSelection={{ selectedRowKeys: [...chosen], onChange: setChosen }}
        locale={{ emptyText: t('host.noRepresentatives') }}
        columns={[
          { title: t('host.representative'), dataIndex: 'name' },
          { title: t('host.constituency'), dataIndex: 'constituency' },
          {
            title: t('host.ticketIssued'),
            render: (_, { issuedAt }) =>
              issuedAt === null ? (
                <span style={{ color: '#4b5563' }}>{t('host.ticketNone')}</span>
              ) : (
                moment(issuedAt, locale)
              ),
          },
          {
            title: t('host.atTheDoor'),
            render: (_, { representativeId }) => (
              <DoorCodeButton representativeId={representativeId} disabled={address === null} />
            ),
          },
        ]}
      />
      {made !== undefined && (
        <TicketSheets
          address={made.address}
          fingerprint={fingerprint}
          tickets={made.tickets}
          onClose={() => setMade(undefined)}
        />
      )}
    </Card>
  );
}
