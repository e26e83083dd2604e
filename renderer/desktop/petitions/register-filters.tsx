import { Button, Checkbox, Flex, Select, Tag } from 'antd';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { categories, petitionClasses, petitionStates } from '../../../shared/domain/petition.ts';
import { useRegister } from '../../stores/petitions.store.ts';
import { useText } from '../../ui/use-text.ts';

/** Filters with how many petitions stand under each value. */
export function RegisterFilters({ counts }: { counts: OutputOf<'petition.counts'> | undefined }) {
  const t = useText();
  const { filter, setFilter, clearFilter } = useRegister();
  // A group too small to be shown has a name and no number.
  const withCount = (label: string, n: number | null | undefined): string =>
    n === null ? label : `${label} (${n ?? 0})`;
  return (
    <Flex gap={8} wrap align="center">
      <Select
        mode="multiple"
        allowClear
        style={{ minWidth: '12rem' }}
        maxTagCount="responsive"
        placeholder={t('petition.state')}
        aria-label={t('petition.state')}
        value={[...(filter.states ?? [])]}
        onChange={(states) => void setFilter({ states })}
        options={petitionStates.map((value) => ({
          value,
          label: withCount(t(`petitionState.${value}`), counts?.byState[value]),
        }))}
      />
      <Select
        mode="multiple"
        allowClear
        style={{ minWidth: '12rem' }}
        maxTagCount="responsive"
        placeholder={t('petition.category')}
        aria-label={t('petition.category')}
        value={[...(filter.categories ?? [])]}
        onChange={(chosen) => void setFilter({ categories: chosen })}
        options={categories.map((value) => ({
          value,
          label: withCount(t(`category.${value}`), counts?.byCategory[value]),
        }))}
      />
      <Select
        mode="multiple"
        allowClear
        style={{ minWidth: '10rem' }}
        maxTagCount="responsive"
        placeholder={t('petition.class')}
        aria-label={t('petition.class')}
        value={[...(filter.classes ?? [])]}
        onChange={(classes) => void setFilter({ classes })}
        options={petitionClasses.map((value) => ({
          value,
          label: withCount(t(`class.${value}`), counts?.byClass[value]),
        }))}
      />
      <Select
        allowClear
        showSearch
        style={{ minWidth: '10rem' }}
        placeholder={t('petition.workshop')}
        aria-label={t('petition.workshop')}
        value={filter.workshop}
        onChange={(workshop: string | undefined) => void setFilter({ workshop })}
        options={Object.entries(counts?.byWorkshop ?? {}).map(([value, n]) => ({ value, label: withCount(value, n) }))}
      />
      <Checkbox
        checked={filter.urgent === true}
        onChange={(event) => void setFilter({ urgent: event.target.checked ? true : undefined })}
      >
        {withCount(t('petition.urgent'), counts?.urgent)}
      </Checkbox>
      <Checkbox
        checked={filter.major === true}
        onChange={(event) => void setFilter({ major: event.target.checked ? true : undefined })}
      >
        {withCount(t('petition.major'), counts?.major)}
      </Checkbox>
      <Checkbox
        checked={filter.overdue === true}
        onChange={(event) => void setFilter({ overdue: event.target.checked ? true : undefined })}
      >
        {t('petition.overdue')}
      </Checkbox>
      <Select
        style={{ minWidth: '10rem' }}
        aria-label={t('petition.order')}
        value={filter.order ?? 'received'}
        onChange={(order) => void setFilter({ order, descending: order !== 'due' })}
        options={(['received', 'due', 'cosigns'] as const).map((value) => ({
          value,
          label: t(`petition.order.${value}`),
        }))}
      />
      {filter.figure !== undefined && (
        <Tag closable onClose={() => void setFilter({ figure: undefined })}>
          {t(`figures.${filter.figure.name}`)} · {t(`figures.${filter.figure.side}`)}
        </Tag>
      )}
      {filter.receivedFrom !== undefined && filter.receivedTo !== undefined && (
        <Tag closable onClose={() => void setFilter({ receivedFrom: undefined, receivedTo: undefined })}>
          {t('figures.receivedBetween', { from: filter.receivedFrom, to: filter.receivedTo })}
        </Tag>
      )}
      <Button type="link" onClick={() => void clearFilter()}>
        {t('action.clear')}
      </Button>
    </Flex>
  );
}
