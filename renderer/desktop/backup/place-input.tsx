import { FolderOpenOutlined } from '@ant-design/icons';
import { Button, Input, Space } from 'antd';
import type { PlaceKind } from '../../../shared/contract/desktop-bridge.ts';
import { useText } from '../../ui/use-text.ts';

interface PlaceInputProps {
  readonly kind: PlaceKind;
  /** Given by the form. */
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (place: string) => void;
}

/** A path: chosen in the system's dialog in the desktop window, typed in a browser's. */
export function PlaceInput({ kind, id, value = '', onChange }: PlaceInputProps) {
  const t = useText();
  const bridge = window.gongshi;
  const choose = async (): Promise<void> => {
    const place = await bridge?.choosePlace(kind);
    if (typeof place === 'string') onChange?.(place);
  };
  return (
    <Space.Compact style={{ width: '100%' }}>
      <Input
        {...(id === undefined ? {} : { id })}
        value={value}
        maxLength={1000}
        placeholder={kind === 'folder' ? t('backup.pathHint') : ''}
        onChange={(event) => onChange?.(event.target.value)}
      />
      {bridge !== undefined && (
        <Button icon={<FolderOpenOutlined />} onClick={() => void choose()}>
          {t('backup.choose')}
        </Button>
      )}
    </Space.Compact>
  );
}
