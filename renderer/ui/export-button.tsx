import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { saveAsCsv, saveAsExcel, type ExportTable } from '../api/export-table.ts';
import { useAct } from './use-act.ts';
import { useText } from './use-text.ts';

/** Exports exactly what is shown, as Excel or CSV. `table` is asked when the button is pressed. */
export function ExportButton({ table }: { table: () => ExportTable | Promise<ExportTable> }) {
  const t = useText();
  const act = useAct({ loud: true });
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'xlsx', label: 'Excel (.xlsx)' },
          { key: 'csv', label: 'CSV' },
        ],
        onClick: ({ key }) => void act.run(async () => (key === 'xlsx' ? saveAsExcel : saveAsCsv)(await table())),
      }}
    >
      <Button icon={<DownloadOutlined />} loading={act.busy}>
        {t('action.export')}
      </Button>
    </Dropdown>
  );
}
