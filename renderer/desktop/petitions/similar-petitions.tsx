import { Button, List } from 'antd';
import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { call } from '../../api/backend.ts';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

const restMs = 500;
const shortest = 6;

/** Petitions in the register that say nearly the same; one click co-signs instead of registering a second time. */
export function SimilarPetitions({ text, onJoined }: { text: string; onJoined: () => void }) {
  const t = useText();
  const act = useAct({ loud: true });
  const [found, setFound] = useState<OutputOf<'petition.similar'>>([]);
  useEffect(() => {
    const asked = text.trim();
    if (asked.length < shortest) return undefined;
    let stale = false;
    const timer = window.setTimeout(() => {
      call('petition.similar', { text: asked }).then(
        (rows) => {
          if (!stale) setFound(rows);
        },
        () => setFound([]),
      );
    }, restMs);
    return () => {
      stale = true;
      window.clearTimeout(timer);
    };
  }, [text]);
  if (found.length === 0 || text.trim().length < shortest) return null;
  return (
    <List
      size="small"
      bordered
      header={t('intake.similar')}
      dataSource={found}
      renderItem={(row) => (
        <List.Item
          actions={[
            <Button
              key="join"
              size="small"
              loading={act.busy}
              onClick={() =>
                void act
                  .run(
                    () => call('petition.cosign', { petitionId: row.id, people: 1 }),
                    t('intake.joined', { petitionNo: row.petitionNo }),
                  )
                  .then((done) => {
                    if (done) onJoined();
                  })
              }
            >
              {t('intake.join')}
            </Button>,
          ]}
        >
          <span>
            {row.petitionNo} {row.text.slice(0, 60)}{' '}
            <span style={{ color: '#4b5563' }}>({t(`petitionState.${row.state}`)})</span>
          </span>
        </List.Item>
      )}
    />
  );
}
