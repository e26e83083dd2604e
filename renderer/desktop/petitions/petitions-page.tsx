import { Route, Switch } from 'wouter';
import { PetitionPage } from './petition-page.tsx';
import { RegisterPage } from './register-page.tsx';

/** 诉求: the register, and one petition. */
export function PetitionsPage() {
  return (
    <Switch>
      <Route path="/petitions/:petitionId">{({ petitionId }) => <PetitionPage petitionId={petitionId} />}</Route>
      <Route>
        <RegisterPage />
      </Route>
    </Switch>
  );
}
