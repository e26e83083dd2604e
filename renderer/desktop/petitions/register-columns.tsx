import { Flex, Tag } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { usePreferences } from '../../stores/preferences.store.ts';
import type { PetitionRow } from '../../stores/petitions.store.ts';
import { useStatus } from '../../stores/status.store.ts';
import { shortDay } from '../../ui/dates.ts';
import { DueTag } from '../../ui/due-tag.tsx';
import { useText } from '../../ui/use-text.ts';

export function useRegisterColumns(): ColumnsType<PetitionRow> {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const today = useStatus((state) => state.data?.today ?? '');
  return useMemo(
    () => [
      { title: t('petition.no'), dataIndex: 'petitionNo', width: 110 },
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
        title: t('petition.category'),
        width: 170,
        ellipsis: true,
        render: (_, row) => (row.category === null ? '—' : t(`category.${row.category}`)),
      },
      {
        title: t('petition.class'),
        width: 110,
        render: (_, row) => (row.class === null ? t('class.none') : t(`class.${row.class}`)),
      },
      { title: t('petition.state'), width: 140, ellipsis: true, render: (_, row) => t(`petitionState.${row.state}`) },
      {
        title: t('petition.due'),
        width: 180,
        render: (_, row) => (
          <DueTag dueOn={row.nextDueOn} workingDays={row.workingDaysLeft} provisional={row.dueProvisional} />
        ),
      },
      { title: t('petition.cosigns'), dataIndex: 'cosignCount', width: 70, align: 'right' },
      {
        title: t('petition.workshop'),
        dataIndex: 'workshop',
        width: 120,
        ellipsis: true,
        render: (value: string | null) => value ?? '—',
      },
      { title: t('petition.receivedOn'), width: 140, render: (_, row) => shortDay(row.receivedOn, today, locale) },
    ],
    [t, locale, today],
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
