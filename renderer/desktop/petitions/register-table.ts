import { call } from '../../api/backend.ts';
import type { ExportTable } from '../../api/export-table.ts';
import type { PetitionFilter, PetitionRow } from '../../stores/petitions.store.ts';
import type { Translate } from '../../../shared/i18n/translate.ts';

const pageSize = 200;

/** The register as it is filtered and ordered now, to its end, with the columns that the page shows. */
export async function registerTable(t: Translate, filter: PetitionFilter, name: string): Promise<ExportTable> {
  const rows: PetitionRow[] = [];
  let after: string | null = null;
  do {
    const page: { rows: PetitionRow[]; next: string | null } = await call('petition.list', {
      ...filter,
      limit: pageSize,
      after,
    });
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return {
    name,
    header: [
      t('petition.no'),
      t('petition.title'),
      t('petition.text'),
      t('petition.category'),
      t('petition.class'),
      t('petition.urgent'),
      t('petition.major'),
      t('petition.state'),
      t('petition.due'),
      t('petition.cosigns'),
      t('petition.channel'),
      t('petition.workshop'),
      t('petition.handler'),
      t('petition.receivedOn'),
    ],
    rows: rows.map((row) => [
      row.petitionNo,
      row.title,
      row.text,
      row.category === null ? '' : t(`category.${row.category}`),
      row.class === null ? t('class.none') : t(`class.${row.class}`),
      row.urgent ? t('yes') : '',
      row.major ? t('yes') : '',
      t(`petitionState.${row.state}`),
      row.nextDueOn ?? '',
      row.cosignCount,
      t(`channel.${row.channel}`),
      row.workshop ?? '',
      row.handlerDepartment ?? '',
      row.receivedOn,
    ]),
  };
}
