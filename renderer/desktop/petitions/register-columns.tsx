import { Flex, Tag } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { usePreferences } from '../../stores/preferences.store.ts';
import type { PetitionRow } from '../../stores/petitions.store.ts';
import { useStatus } from '../../stores/status.store.ts';
import { shortDay } from '../../ui/dates.ts';
import { DueTag } from '../../ui/due-tag.tsx';
import { useColumnWidth } from '../../ui/use-column-width.ts';
import { useText } from '../../ui/use-text.ts';

/** What the register does without in large type; the petition's page shows it all. */
const expendable: readonly unknown[] = ['category', 'workshop', 'received'];

export function useRegisterColumns(): ColumnsType<PetitionRow> {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const today = useStatus((state) => state.data?.today ?? '');
  const { large, width } = useColumnWidth();
  return useMemo(
    () => {
      const columns: ColumnsType<PetitionRow> = [
        { title: t('petition.no'), dataIndex: 'petitionNo', width: width(100) },
        {
          title: t('petition.title'),
          dataIndex: 'title',
          ellipsis: true,
          render: (_, row) => (
            <Flex gap={6} align="center">
              <Link
                href={`/petitions/${row.id}`}
                style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}
                title={row.text}
              >
                {row.title}
              </Link>
              <Marks urgent={row.urgent} major={row.major} />
            </Flex>
          ),
        },
        {
          key: 'category',
          title: t('petition.category'),
          width: width(140),
          ellipsis: true,
          render: (_, row) => (row.category === null ? '—' : t(`category.${row.category}`)),
        },
        {
          title: t('petition.class'),
          width: width(100),
          render: (_, row) => (row.class === null ? t('class.none') : t(`class.${row.class}`)),
        },
        {
          title: t('petition.state'),
          width: width(140),
          ellipsis: true,
          render: (_, row) => t(`petitionState.${row.state}`),
        },
        {
          title: t('petition.due'),
          width: width(165),
          render: (_, row) => (
            <DueTag dueOn={row.nextDueOn} workingDays={row.workingDaysLeft} provisional={row.dueProvisional} />
          ),
        },
        { title: t('petition.cosigns'), dataIndex: 'cosignCount', width: width(70), align: 'right' },
        {
          key: 'workshop',
          title: t('petition.workshop'),
          dataIndex: 'workshop',
          width: width(105),
          ellipsis: true,
          render: (value: string | null) => value ?? '—',
        },
        {
          title: t('petition.receivedOn'),
          width: width(140),
          render: (_, row) => shortDay(row.receivedOn, today, locale),
        },
      ];
      return large ? columns.filter((column) => !expendable.includes(column.key)) : columns;
    },
    // `width` follows `large`.
    [t, locale, today, large, width],
  );
}

/** The two marks beside the class, as words: colour alone tells nothing to some. */
export function Marks({ urgent, major }: { urgent: boolean; major: boolean }) {
  const t = useText();
  return (
    <>
      {urgent && <Tag color="#b3261e">{t('petition.urgent')}</Tag>}
      {major && <Tag color="#7a4100">{t('petition.major')}</Tag>}
    </>
  );
}
