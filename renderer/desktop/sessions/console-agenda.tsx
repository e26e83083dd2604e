import { Card, Empty } from 'antd';
import type { AgendaItemId } from '../../../shared/ids.ts';
import type { SessionDetail } from '../../stores/sessions.store.ts';
import { unionRed } from '../../ui/theme.ts';
import { useText } from '../../ui/use-text.ts';
import { OutcomeTag } from './item-tags.tsx';
import { MotionsPanel } from './motions-panel.tsx';

/** The agenda as the chair calls it up: the current item marked, what is concluded with its outcome. */
export function ConsoleAgenda({
  session,
  currentId,
  onChoose,
}: {
  session: SessionDetail;
  currentId: AgendaItemId | undefined;
  onChoose: (id: AgendaItemId) => void;
}) {
  const t = useText();
  return (
    <Card
      size="small"
      title={`${t('console.agenda')} · ${t('session.itemsDone', { concluded: session.concluded, items: session.items })}`}
      styles={{ body: { padding: 0, maxHeight: 'calc(100vh - 190px)', overflow: 'auto' } }}
    >
      {session.agenda.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('console.noItems')} />}
      <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {session.agenda.map((item, index) => {
          const current = item.id === currentId;
          return (
            <li key={item.id}>
              <button
                type="button"
                aria-current={current ? 'step' : undefined}
                onClick={() => onChoose(item.id)}
                style={{
                  width: '100%',
                  textAlign: 'start',
                  font: 'inherit',
                  color: 'inherit',
                  padding: '8px 12px',
                  border: 0,
                  borderBottom: '1px solid #eeeeea',
                  borderInlineStart: `4px solid ${current ? unionRed : 'transparent'}`,
                  background: current ? '#f7e9e8' : 'transparent',
                  cursor: 'pointer',
                }}
              >
                <div>
                  <strong>{index + 1}.</strong> {item.title}
                </div>
                <div style={{ marginTop: 2 }}>
                  {item.major && <strong style={{ color: unionRed }}>{t('petition.major')} </strong>}
                  {item.outcome === null ? (
                    <span style={{ color: '#4b5563' }}>
                      {item.ballots.some((ballot) => ballot.state === 'open')
                        ? t('ballotState.open')
                        : t('outcome.none')}
                    </span>
                  ) : (
                    <OutcomeTag outcome={item.outcome} />
                  )}
                </div>
              </button>
            </li>
          );
        })}
      </ol>
      <MotionsPanel session={session} />
    </Card>
  );
}
