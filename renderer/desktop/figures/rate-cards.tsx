import { Button, Card, Col, Row, Statistic, Tooltip } from 'antd';
import { useLocation } from 'wouter';
import { rateNames } from '../../../shared/domain/figures.rules.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { useRegister, type PetitionFilter } from '../../stores/petitions.store.ts';
import { useText } from '../../ui/use-text.ts';

type Figures = OutputOf<'figures.get'>;
type Rate = Figures['runningRate'];

/** The headline figures with the numbers behind each; a rate of nothing is a dash and never a zero. */
export function RateCards({ figures }: { figures: Figures }) {
  const t = useText();
  const [, go] = useLocation();
  const begin = useRegister((state) => state.begin);
  // An observer sees the figures, and not the register they were counted from.
  const readsRegister = useSignedIn((state) => state.account?.role !== 'observer');
  const openList = (figure: NonNullable<PetitionFilter['figure']>): void => {
    begin({ figure, receivedFrom: figures.from, receivedTo: figures.to });
    go('/petitions');
  };
  const means = [
    { title: t('figures.satisfaction'), mean: figures.satisfaction },
    { title: t('figures.efficiency'), mean: figures.efficiency },
  ];
  return (
    <Row gutter={[12, 12]}>
      <Col span={6}>
        <Card size="small">
          <Statistic title={t('figures.received')} value={figures.received} />
        </Card>
      </Col>
      {rateNames.map((name) => (
        <Col key={name} span={6}>
          <RateCard
            title={t(`figures.${name}`)}
            hint={t(`figures.${name}.hint`)}
            rate={figures.rates[name]}
            {...(readsRegister ? { onOpen: (side) => openList({ name, side }) } : {})}
          />
        </Col>
      ))}
      <Col span={6}>
        <RateCard
          title={t('figures.runningRate')}
          hint={t(`figures.runningRate.${figures.frequency}`)}
          rate={figures.runningRate}
        />
      </Col>
      {means.map(({ title, mean }) => (
        <Col key={title} span={6}>
          <Card size="small">
            <Statistic title={title} value={mean.mean ?? '—'} suffix={mean.mean === null ? '' : '/ 5'} />
            <div style={{ color: '#4b5563' }}>
              {t('figures.ratings', { count: mean.count })}
              {mean.count > 0 && mean.mean === null && ` · ${t('figures.tooFew')}`}
            </div>
          </Card>
        </Col>
      ))}
    </Row>
  );
}

type Side = 'part' | 'rest';

/** A figure with what it was made from; each number opens the petitions it counts. */
function RateCard({
  title,
  hint,
  rate,
  onOpen,
}: {
  title: string;
  hint: string;
  rate: Rate;
  onOpen?: (side: Side) => void;
}) {
  const t = useText();
  const rest = rate.whole - rate.part;
  return (
    <Card size="small">
      <Tooltip title={hint}>
        <Statistic title={title} value={rate.percent ?? '—'} suffix={rate.percent === null ? '' : '%'} />
      </Tooltip>
      <div style={{ color: '#4b5563' }}>
        {rate.part} / {rate.whole}
        {onOpen !== undefined && rate.part > 0 && (
          <Button type="link" size="small" onClick={() => onOpen('part')}>
            {t('figures.openPart', { n: rate.part })}
          </Button>
        )}
        {onOpen !== undefined && rest > 0 && (
          <Button type="link" size="small" onClick={() => onOpen('rest')}>
            {t('figures.openRest', { n: rest })}
          </Button>
        )}
      </div>
    </Card>
  );
}
