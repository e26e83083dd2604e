import { Select } from 'antd';
import { useEffect, useState } from 'react';
import type { PetitionId } from '../../../shared/ids.ts';
import { call } from '../../api/backend.ts';
import type { PetitionDetail } from '../../stores/petitions.store.ts';
import { useText } from '../../ui/use-text.ts';

interface Option {
  readonly value: PetitionId;
  readonly label: string;
}

/** Choosing the petition to merge into: those most alike are offered at once, others are found by words. */
export function MergeTarget({
  petition,
  value,
  onChange,
}: {
  petition: PetitionDetail;
  value?: PetitionId;
  onChange?: (id: PetitionId) => void;
}) {
  const t = useText();
  const [options, setOptions] = useState<readonly Option[]>([]);
  const offer = (rows: readonly { id: PetitionId; petitionNo: string; text: string }[]): void =>
    setOptions(
      rows
        .filter((row) => row.id !== petition.id)
        .map((row) => ({ value: row.id, label: `${row.petitionNo} ${row.text.slice(0, 50)}` })),
    );
  useEffect(() => {
    call('petition.similar', { text: petition.text, except: petition.id }).then(offer, () => setOptions([]));
    // The dialog is for one petition as long as it is open.
    // eslint-disable-next-line react/exhaustive-deps
  }, [petition.id]);
  return (
    <Select
      showSearch={{
        filterOption: false,
        onSearch: (words) => {
          if (words.trim() !== '')
            call('petition.list', { words, limit: 20 }).then(
              (page) => offer(page.rows),
              () => setOptions([]),
            );
        },
      }}
      value={value ?? null}
      onChange={(id) => onChange?.(id)}
      options={[...options]}
      placeholder={t('petition.mergeHint')}
    />
  );
}
