import { Button, Card, Flex, Input, Radio } from 'antd';
import { useState } from 'react';
import type { SessionId } from '../../../shared/ids.ts';
import { call } from '../../api/backend.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

/** Management's own score of how efficient the process was: given once, by each account. */
export function EfficiencyCard({ sessionId, given }: { sessionId: SessionId; given: boolean }) {
  const t = useText();
  const act = useAct();
  const [score, setScore] = useState<number>();
  const [comment, setComment] = useState('');
  if (given) return <Card size="small">{t('evaluation.efficiency.given')}</Card>;
  return (
    <Card size="small" title={t('evaluation.rateEfficiency')}>
      <Flex vertical gap={12}>
        <div style={{ color: '#4b5563' }}>{t('evaluation.rateEfficiency.hint')}</div>
        <Radio.Group
          aria-label={t('evaluation.rateEfficiency')}
          value={score}
          onChange={(event) => setScore(event.target.value as number)}
          options={([5, 4, 3, 2, 1] as const).map((value) => ({
            value,
            label: `${value} · ${t(`evaluation.efficiency.${value}`)}`,
          }))}
          vertical
        />
        <Input.TextArea
          rows={2}
          maxLength={500}
          aria-label={t('evaluation.comment')}
          placeholder={t('evaluation.comment')}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
        <ErrorNotice error={act.error} />
        <Button
          type="primary"
          disabled={score === undefined}
          loading={act.busy}
          onClick={() =>
            void act.run(
              () => call('evaluation.rateEfficiency', { sessionId, score: score ?? 0, comment }),
              t('evaluation.submitted'),
            )
          }
        >
          {t('evaluation.submit')}
        </Button>
      </Flex>
    </Card>
  );
}
