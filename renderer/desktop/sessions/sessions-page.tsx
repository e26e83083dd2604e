import { Route, Switch } from 'wouter';
import { ConsolePage } from './console-page.tsx';
import { SessionListPage } from './session-list-page.tsx';
import { SessionPage } from './session-page.tsx';

/** 议事: all sessions, one session, and the console from which one is led. */
export function SessionsPage() {
  return (
    <Switch>
      <Route path="/sessions/:sessionId/console">{({ sessionId }) => <ConsolePage sessionId={sessionId} />}</Route>
      <Route path="/sessions/:sessionId">{({ sessionId }) => <SessionPage sessionId={sessionId} />}</Route>
      <Route>
        <SessionListPage />
      </Route>
    </Switch>
  );
}
