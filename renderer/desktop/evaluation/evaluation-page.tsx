import { Route, Switch } from 'wouter';
import { EvaluationListPage } from './evaluation-list-page.tsx';
import { SessionEvaluationPage } from './session-evaluation-page.tsx';

/** 评议: all sessions with what they were rated, and the evaluation of one. */
export function EvaluationPage() {
  return (
    <Switch>
      <Route path="/evaluation/:sessionId">{({ sessionId }) => <SessionEvaluationPage sessionId={sessionId} />}</Route>
      <Route>
        <EvaluationListPage />
      </Route>
    </Switch>
  );
}
