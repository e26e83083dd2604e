import { Route, Switch } from 'wouter';
import { BoardPage } from './board-page.tsx';
import { NoticePage } from './notice-page.tsx';

/** 公示: the board, and one notice as it hangs on the wall. */
export function PublicationsPage() {
  return (
    <Switch>
      <Route path="/publications/:publicationId">
        {({ publicationId }) => <NoticePage key={publicationId} publicationId={publicationId} />}
      </Route>
      <Route>
        <BoardPage />
      </Route>
    </Switch>
  );
}
