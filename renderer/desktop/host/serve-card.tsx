import { Alert, App, Button, Card, Flex, Tag, Typography } from 'antd';
import { isTextKey } from '../../../shared/i18n/translate.ts';
import { call } from '../../api/backend.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { moment } from '../../ui/dates.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { phoneLink, type HostStatus } from '../../ui/phone-link.ts';
import { StartForm } from './start-form.tsx';

const muted = { color: '#4b5563' };

/** Whether phones can come in: where, how many are here, and how to start and stop. */
export function ServeCard({ status }: { status: HostStatus }) {
  const t = useText();
  const isChair = useSignedIn((state) => state.account?.role === 'chair');
  const { running, address, notStartedAgain } = status;
  const reason = `error.${notStartedAgain ?? ''}`;
  return (
    <Card size="small" title={t('host.serve')} style={{ height: '100%' }}>
      {running && address !== null ? (
        <Serving status={status} address={address} isChair={isChair} />
      ) : (
        <>
          <p style={{ marginTop: 0 }}>{t('host.off')}</p>
          {notStartedAgain !== null && (
            <Alert
              type="warning"
              showIcon
              role="alert"
              style={{ marginBottom: 12 }}
              title={t('host.notStartedAgain', {
                reason: isTextKey(reason) ? t(reason, status.wish) : notStartedAgain,
              })}
            />
          )}
          {isChair ? <StartForm status={status} /> : <p style={muted}>{t('host.chairStarts')}</p>}
        </>
      )}
    </Card>
  );
}

function Serving({ status, address, isChair }: { status: HostStatus; address: string; isChair: boolean }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const { modal } = App.useApp();
  const act = useAct();
  const { fingerprint, certificateFingerprint, connected, startedAt, addressLost, movedFrom, networks, wish } = status;
  const stop = (): void =>
    void modal.confirm({
      title: t('host.stop'),
      content: t('host.stopConfirm'),
      okText: t('host.stop'),
      cancelText: t('action.cancel'),
      onOk: () => act.run(() => call('host.stop', {}), t('host.stopped')),
    });
  // Where there are several the chair chooses; virtual ones are no way for a phone.
  const choices = networks.filter(({ virtual }) => !virtual);
  return (
    <>
      <ErrorNotice error={act.error} />
      {addressLost && (
        <Alert
          type="error"
          showIcon
          role="alert"
          style={{ marginBottom: 12 }}
          title={t('host.addressLost', { address })}
          description={networks.length === 0 ? t('host.noNetwork') : t('host.addressLostHint')}
        />
      )}
      {movedFrom !== null && !addressLost && (
        <Alert
          type="warning"
          showIcon
          closable
          role="alert"
          style={{ marginBottom: 12 }}
          title={t('host.movedFrom', { from: movedFrom, address })}
          description={t('host.movedFromHint')}
        />
      )}
      {addressLost &&
        isChair &&
        choices.map(({ address: next, name }) => (
          <Button
            key={next}
            type="primary"
            style={{ marginBottom: 12, marginRight: 8 }}
            loading={act.busy}
            onClick={() =>
              void act.run(() => call('host.start', { ...wish, address: next }), t('host.started', { address: next }))
            }
          >
            {t('host.startAt')} ({next} · {name})
          </Button>
        ))}
      <Flex gap={20} align="start">
        <QrCode text={phoneLink({ address, fingerprint })} label={t('host.addressQr')} size="13em" />
        <Flex vertical gap={8} style={{ minWidth: 0 }}>
          <div>
            <Tag color={addressLost ? 'error' : 'success'}>{t('host.on')}</Tag>
            {t('host.connected', { count: connected })}
          </div>
          <div>
            <div style={muted}>{t('host.address')}</div>
            <Typography.Text copyable strong style={{ fontSize: '1.35em', overflowWrap: 'anywhere' }}>
              {address}
            </Typography.Text>
          </div>
          <div>{t('host.scan')}</div>
          <div style={muted}>
            {[
              startedAt === null ? '' : t('host.since', { at: moment(startedAt, locale) }),
              wish.untilMeetingEnds ? t('host.endsWithMeeting') : '',
              wish.keepOn ? t('host.keptOn') : '',
            ]
              .filter((part) => part !== '')
              .join(' · ')}
          </div>
          <div>
            <Button danger loading={act.busy} onClick={stop}>
              {t('host.stop')}
            </Button>
          </div>
        </Flex>
      </Flex>
      <div style={{ marginTop: 12 }}>
        <span style={muted}>{t('host.screensHint')}</span>
        <div>
          {t('host.wall')}{' '}
          <Typography.Text copyable code>
            {`${address}/wall`}
          </Typography.Text>
        </div>
      </div>
      <div style={{ marginTop: 8, ...muted }}>
        {t('host.fingerprint')} <Typography.Text code>{fingerprint}</Typography.Text>
        <div>{t('host.fingerprintHint')}</div>
        {certificateFingerprint !== null && (
          <div style={{ marginTop: 4, overflowWrap: 'anywhere' }}>
            {t('host.certificateFingerprint')} <Typography.Text code>{certificateFingerprint}</Typography.Text>
          </div>
        )}
      </div>
    </>
  );
}
