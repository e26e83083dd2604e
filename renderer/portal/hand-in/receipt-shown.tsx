import Button from 'antd-mobile/es/components/button';
import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { scanned } from '../api/call.ts';
import { Notice } from '../notice.tsx';
import { goTo } from '../use-route.ts';
import { usePortalText } from '../use-text.ts';
import { useOutbox } from './outbox.store.ts';

/** The code, large, and as a picture to be saved by pressing on it: WeChat's browser saves no files. */
export function ReceiptShown({ receipt }: { receipt: OutputOf<'petition.handIn'> }) {
  const t = usePortalText();
  const clear = useOutbox((state) => state.clear);
  const [picture, setPicture] = useState('');
  const { petitionNo: no, receiptCode: code } = receipt;
  const [title, label, scan] = [t('portal.registeredAs', { no }), t('portal.receiptCode'), t('portal.receiptScan')];
  useEffect(() => {
    let left = false;
    // In the code only where to look: fragments reach no server, but a scanner may show them to one.
    const url = `${location.origin}/#k=${scanned.fingerprint ?? ''}&v=progress`;
    import('./draw-receipt.ts')
      .then(({ drawReceipt }) => drawReceipt({ title, label, code, scan, url }))
      .then(
        (drawn) => left || setPicture(drawn),
        () => undefined,
      );
    return () => {
      left = true;
    };
  }, [title, label, code, scan]);
  return (
    <>
      <h1>{t('portal.registered')}</h1>
      <Notice tone="good">
        <div>{title}</div>
        <div>{t('portal.receiptCode')}</div>
        <div className="receipt-code code">{code}</div>
      </Notice>
      <p>{t('portal.receiptHint')}</p>
      {picture !== '' && <img className="receipt-image" src={picture} alt={t('portal.receiptImage', { no, code })} />}
      <div className="actions after">
        <Button
          block
          color="primary"
          onClick={() => {
            clear();
            goTo('progress');
          }}
        >
          {t('portal.saved')}
        </Button>
      </div>
    </>
  );
}
