import { Select } from 'antd';
import { roomViews, type RoomView } from '../../../shared/domain/room-view.ts';
import { call } from '../../api/backend.ts';
import type { SessionDetail } from '../../stores/sessions.store.ts';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

/** What the projector shows: it follows the console unless the chair puts one thing on it. */
export function SteerScreen({ session }: { session: SessionDetail }) {
  const t = useText();
  const act = useAct({ loud: true });
  const { id: sessionId, state, roomView } = session;
  if (state !== 'planned' && state !== 'notified' && state !== 'open') return null;
  const steer = (view: RoomView | null): void => void act.run(() => call('session.steerScreen', { sessionId, view }));
  return (
    <Select<RoomView | 'follow'>
      aria-label={t('steer.label')}
      prefix={`${t('steer.label')}${t('punct.colon')}`}
      value={roomView ?? 'follow'}
      disabled={act.busy}
      popupMatchSelectWidth={false}
      options={(['follow', ...roomViews] as const).map((value) => ({ value, label: t(`steer.${value}`) }))}
      onChange={(value) => steer(value === 'follow' ? null : value)}
    />
  );
}
