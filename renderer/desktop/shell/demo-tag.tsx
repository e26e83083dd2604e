import { Button, Popconfirm, Tag, Tooltip } from 'antd';
import { call } from '../../api/backend.ts';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

/** Says on every page that this enterprise is invented, and lets the chair throw it away. */
export function DemoTag({ isChair }: { isChair: boolean }) {
  const t = useText();
  const act = useAct({ loud: true });
  return (
    <>
      <Tooltip title={t('app.demoHint')}>
        <Tag color="orange" style={{ marginInlineStart: 8, color: '#7a4100' }}>
          {t('app.demo')}
        </Tag>
      </Tooltip>
      {isChair && (
        <Popconfirm
          title={t('app.demoDiscardConfirm')}
          onConfirm={() => void act.run(() => call('system.discardDemo', {}))}
        >
          <Button size="small" type="link" loading={act.busy}>
            {t('app.demoDiscard')}
          </Button>
        </Popconfirm>
      )}
    </>
  );
}
