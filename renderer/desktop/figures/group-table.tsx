import { Button, Table } from 'antd';
import { useLocation } from 'wouter';
import { rateNames } from '../../../shared/domain/figures.rules.ts';
import type { Category, PetitionClass } from '../../../shared/domain/petition.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { useFigures } from '../../stores/figures.store.ts';
import { useRegister } from '../../stores/petitions.store.ts';
import { useText } from '../../ui/use-text.ts';

type Group = OutputOf<'figures.get'>['byCategory'][number];

/** The rates of each group; the number received opens the petitions it was counted from. */
export function GroupTable({
  rows,
  name,
  filter,
}: {
  rows: readonly Group[];
  name: (key: string) => string;
  filter: 'category' | 'class';
}) {
  const t = useText();
  const [, go] = useLocation();
  const period = useFigures((state) => state.input);
  const clearFilter = useRegister((state) => state.clearFilter);
  const setFilter = useRegister((state) => state.setFilter);
  const open = async (key: string): Promise<void> => {
    await clearFilter();
    await setFilter({
      ...(period === undefined ? {} : { receivedFrom: period.from, receivedTo: period.to }),
      ...(filter === 'category' ? { categories: [key as Category] } : { classes: [key as PetitionClass] }),
    });
    go('/petitions');
  };
  return (
    <Table
      size="small"
      rowKey="key"
      pagination={false}
      dataSource={[...rows]}
      columns={[
        { title: '', render: (_, row) => name(row.key) },
        {
          title: t('figures.received'),
          align: 'right',
          width: '8em',
          render: (_, row) =>
            row.key === '' ? (
              row.received
            ) : (
              <Button type="link" size="small" onClick={() => void open(row.key)}>
                {row.received}
              </Button>
            ),
        },
        ...rateNames.map((rate) => ({
          title: t(`figures.${rate}`),
          align: 'right' as const,
          render: (_: unknown, row: Group) => {
            const { part, whole, percent } = row.rates[rate];
            return percent === null ? '—' : `${percent}% (${part}/${whole})`;
          },
        })),
      ]}
    />
  );
}
