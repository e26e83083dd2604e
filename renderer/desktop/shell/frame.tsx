import { Layout, Menu, Result, Spin } from 'antd';
import { Suspense } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { SignedInAccount } from '../../stores/signed-in.store.ts';
import { ClockSetTag } from '../../ui/clock-set-tag.tsx';
import { useText } from '../../ui/use-text.ts';
import { placesOf } from '../places.tsx';
import { BackupTag } from '../backup/backup-warning.tsx';
import { AccountMenu } from './account-menu.tsx';
import { DemoTag } from './demo-tag.tsx';
import { IdleLock } from './idle-lock.tsx';
import { MenuCommands } from './menu-commands.tsx';
import { PendingOpeningCode } from './opening-code.tsx';

/** What surrounds every place: its name, where one can go, who is here, and what nobody may overlook. */
export function Frame({ account, status }: { account: SignedInAccount; status: OutputOf<'system.status'> }) {
  const t = useText();
  const [location, go] = useLocation();
  const open = placesOf(account.role);
  const current = open.find((place) => location === place.path || location.startsWith(`${place.path}/`));
  const [first] = open;
  return (
    <Layout style={{ height: '100%' }}>
      <a
        className="skip-link"
        href="#content"
        onClick={(event) => (event.preventDefault(), document.getElementById('content')?.focus())}
      >
        {t('app.skip')}
      </a>
      <Layout.Header
        className="no-print"
        style={{
          height: 'auto',
          lineHeight: 1.5,
          padding: '6px 16px',
          display: 'flex',
          gap: 16,
          alignItems: 'center',
          borderBottom: '1px solid #e3e3df',
        }}
      >
        <div style={{ flex: 1, minWidth: 0 }}>
          <strong style={{ fontSize: '1.15em' }}>{t('app.name')}</strong>
          <span style={{ marginInlineStart: 12, color: '#4b5563' }}>{status.enterpriseName}</span>
          {status.isDemo && <DemoTag isChair={account.role === 'chair'} />}
          {status.clockIsSet && <ClockSetTag now={status.now} />}
          <BackupTag />
        </div>
        <AccountMenu account={account} />
      </Layout.Header>
      <Layout>
        <Layout.Sider className="no-print" width="12rem" style={{ borderInlineEnd: '1px solid #e3e3df' }}>
          <nav aria-label={t('app.name')}>
            <Menu
              mode="inline"
              selectedKeys={current === undefined ? [] : [current.path]}
              items={open.map((place) => ({ key: place.path, icon: place.icon, label: t(place.label) }))}
              onClick={({ key }) => go(key)}
              style={{ borderInlineEnd: 0 }}
            />
          </nav>
        </Layout.Sider>
        <Layout.Content id="content" tabIndex={-1} style={{ overflow: 'auto', padding: 16, outline: 'none' }}>
          <Suspense fallback={<Spin style={{ margin: 48 }} />}>
            <Switch>
              {open.map((place) => (
                <Route key={place.path} path={`${place.path}/*?`} component={place.page} />
              ))}
              {first !== undefined && (
                <Route>
                  <Redirect to={first.path} replace />
                </Route>
              )}
              <Route>
                <Result status="404" title={t('error.NOT_FOUND')} />
              </Route>
            </Switch>
          </Suspense>
        </Layout.Content>
      </Layout>
      <IdleLock />
      <MenuCommands />
      <PendingOpeningCode by={account.id} />
    </Layout>
  );
}
