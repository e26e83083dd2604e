import { Form, Select } from 'antd';
import { useEffect } from 'react';
import { useBoxRounds } from '../../stores/host.store.ts';
import { useText } from '../../ui/use-text.ts';

const offered = 12;

/** For a slip from a box: the opening that it was found at. */
export function BoxRoundField() {
  const t = useText();
  const { data: rounds = [], show, leave } = useBoxRounds();
  useEffect(() => {
    void show({});
    return leave;
  }, [show, leave]);
  return (
    <Form.Item name="boxRoundId" label={t('box.round')}>
      <Select
        allowClear
        placeholder={rounds.length === 0 ? t('box.none') : ''}
        options={rounds
          .slice(0, offered)
          .map((round) => ({ value: round.id, label: t('box.roundOption', { ...round }) }))}
      />
    </Form.Item>
  );
}
