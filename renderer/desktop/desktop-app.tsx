import { Spin } from 'antd';
import { useEffect } from 'react';
import { Router, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { putDraftsDownOnLeaving } from '../stores/own-drafts.ts';
import { useRecovery } from '../stores/recovery.store.ts';
import { useSetUp } from '../stores/set-up.store.ts';
import { useSignedIn } from '../stores/signed-in.store.ts';
import { useStatus } from '../stores/status.store.ts';
import { ClockSetTag } from '../ui/clock-set-tag.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { Providers } from '../ui/providers.tsx';
import { ReceiptPage } from './receipt/receipt-page.tsx';
import { RecoveryPage } from './backup/recovery-page.tsx';
import { SetUpPage } from './set-up/set-up-page.tsx';
import { Frame } from './shell/frame.tsx';
import { SignInPage } from './sign-in/sign-in-page.tsx';

/** The desktop window: first-run setup, then sign-in, then the places. */
export function DesktopApp() {
  return (
    <Providers>
      <Router hook={useHashLocation}>
        <Stage />
      </Router>
    </Providers>
  );
}

function Stage() {
  const { data, error, show, reload } = useStatus();
  const account = useSignedIn((state) => state.account);
  const recovered = useRecovery((state) => state.report !== undefined);
  const stage = useSetUp((state) => state.stage);
  const [place] = useLocation();
  useEffect(() => void show({}), [show]);
  useEffect(putDraftsDownOnLeaving, []);
  if (error !== undefined && data === undefined) return <ErrorNotice error={error} onRetry={() => void reload()} />;
  if (data === undefined) return <Spin fullscreen />;
  if (data.damaged || recovered) return <RecoveryPage today={data.today} />;
  const wizard = !data.setUp || (stage !== undefined && account !== undefined);
  if (wizard || account === undefined) {
    return (
      <>
        {data.clockIsSet && <ClockSetTag corner now={data.now} />}
        {wizard ? <SetUpPage /> : place === '/receipt' ? <ReceiptPage /> : <SignInPage />}
      </>
    );
  }
  return <Frame account={account} status={data} />;
}
