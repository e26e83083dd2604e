import { Button, Descriptions, Popconfirm } from 'antd';
import { useEffect } from 'react';
import { call } from '../../api/backend.ts';
import { useTriageModel } from '../../stores/settings.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

/** What the triage proposals rest on, and how much of it this enterprise has taught. */
export function TriageTab() {
  const t = useText();
  const isChair = useSignedIn((state) => state.account?.role === 'chair');
  const { data, error, show, reload, leave } = useTriageModel();
  const act = useAct();
  useEffect(() => {
    void show({});
    return leave;
  }, [show, leave]);
  return (
    <>
      <ErrorNotice error={error ?? act.error} onRetry={() => void reload()} />
      <p style={{ color: '#4b5563' }}>{t('triage.hint')}</p>
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'version', label: t('triage.modelVersion'), children: data?.modelVersion ?? '' },
          { key: 'corrections', label: t('triage.corrections'), children: data?.corrections ?? 0 },
        ]}
      />
      {isChair && (data?.corrections ?? 0) > 0 && (
        <Popconfirm
          title={t('triage.resetConfirm')}
          onConfirm={() => void act.run(() => call('triage.reset', {}), t('triage.resetDone'))}
        >
          <Button loading={act.busy}>{t('triage.reset')}</Button>
        </Popconfirm>
      )}
    </>
  );
}
