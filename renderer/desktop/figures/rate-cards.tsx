import { Card, Col, Row, Statistic, Tooltip } from 'antd';
import { rateNames } from '../../../shared/domain/figures.rules.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { useText } from '../../ui/use-text.ts';

type Figures = OutputOf<'figures.get'>;
type Rate = Figures['runningRate'];

/** The headline figures with the numbers behind each; a rate of nothing is a dash and never a zero. */
export function RateCards({ figures }: { figures: Figures }) {
  const t = useText();
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
          <RateCard title={t(`figures.${name}`)} hint={t(`figures.${name}.hint`)} rate={figures.rates[name]} />
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

function RateCard({ title, hint, rate }: { title: string; hint: string; rate: Rate }) {
  return (
    <Card size="small">
      <Tooltip title={hint}>
        <Statistic title={title} value={rate.percent ?? '—'} suffix={rate.percent === null ? '' : '%'} />
      </Tooltip>
      <div style={{ color: '#4b5563' }}>
        {rate.part} / {rate.whole}
      </div>
    </Card>
  );
}
