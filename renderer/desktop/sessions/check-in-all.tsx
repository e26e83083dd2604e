import { App, Button } from 'antd';
import { notYetCome } from '../../../shared/domain/session.rules.ts';
import { call } from '../../api/backend.ts';
import type { Participant } from '../../stores/sessions.store.ts';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

/**
 * Checks in whoever of a session has not come yet, whatever list is shown beside it: asked first, since the gates, the
 * quorum and the minutes rest on who is here.
 */
export function CheckInAll({ people, small = false }: { people: readonly Participant[]; small?: boolean }) {
  const t = useText();
  const { modal } = App.useApp();
  const act = useAct({ loud: true });
  const absent = notYetCome(people);
  const ask = (): void =>
    void modal.confirm({
      title: t('participants.checkInAllTitle', { count: absent.length }),
      content: t('participants.checkInAllHint'),
      okText: t('participants.checkIn'),
      cancelText: t('action.cancel'),
      onOk: () => act.run(() => call('session.checkIn', { participantIds: absent.map(({ id }) => id) })),
    });
  return (
    <Button size={small ? 'small' : 'middle'} disabled={absent.length === 0} loading={act.busy} onClick={ask}>
      {t('participants.checkInAll')}
    </Button>
  );
}
