import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { usePrivacyNotice } from '../../stores/privacy.store.ts';
import { useText } from '../../ui/use-text.ts';

/** Beside the fields of the identity: what they are for, and the whole notice on a click. 《个人信息保护法》第十七条 */
export function PurposeNote() {
  const t = useText();
  const { data, show, leave } = usePrivacyNotice();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    void show({});
    return leave;
  }, [show, leave]);
  if (data === undefined) return null;
  return (
    <div style={{ color: '#4b5563', marginBottom: 8 }}>
      {t('privacy.purpose', { months: data.retentionMonths })} {t('privacy.neverAsked')}{' '}
      <Button type="link" size="small" style={{ padding: 0, height: 'auto' }} onClick={() => setOpen(true)}>
        {t('privacy.noticeRead')}
      </Button>
      <Modal
        open={open}
        width="min(46rem, 92vw)"
        title={t('privacy.notice')}
        onCancel={() => setOpen(false)}
        footer={<Button onClick={() => setOpen(false)}>{t('action.close')}</Button>}
      >
        <div lang="zh-CN" style={{ whiteSpace: 'pre-wrap', maxHeight: '65vh', overflow: 'auto' }}>
          {data.body}
        </div>
      </Modal>
    </div>
  );
}
