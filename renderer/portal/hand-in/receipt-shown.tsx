import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { scanned } from '../api/call.ts';
import { ArrivedHeading } from '../arrived-heading.tsx';
import { AskedAgain } from '../asked-again.tsx';
import { Notice } from '../notice.tsx';
import { goTo } from '../use-route.ts';
import { usePortalText } from '../use-text.ts';
// With the first load: when the receipt comes, the Wi-Fi may be too weak to fetch anything more.
import { drawReceipt } from './draw-receipt.ts';
import { useOutbox } from './outbox.store.ts';
import { UnsentText } from './unsent-text.tsx';

/** The code, large, and as a picture to be saved by pressing on it: WeChat's browser saves no files. */
export function ReceiptShown({ receipt }: { receipt: OutputOf<'petition.handIn'> }) {
  const t = usePortalText();
  const { clear, sent, wishedNamed, unsent } = useOutbox();
  /** Empty while it is drawn; undefined where it could not be. */
  const [picture, setPicture] = useState<string | undefined>('');
  const [round, setRound] = useState(0);
  const { petitionNo: no, receiptCode: code } = receipt;
  const [title, label, scan] = [t('portal.registeredAs', { no }), t('portal.receiptCode'), t('portal.receiptScan')];
  useEffect(() => {
    let left = false;
    // In the code only where to look: fragments reach no server, but a scanner may show them to one.
    const url = `${location.origin}/#k=${scanned.fingerprint ?? ''}&v=progress`;
    drawReceipt({ title, label, code, scan, url }).then(
      (drawn) => left || setPicture(drawn),
      () => left || setPicture(undefined),
    );
    return () => {
      left = true;
    };
  }, [title, label, code, scan, round]);
  return (
    <>
      <ArrivedHeading>{t('portal.registered')}</ArrivedHeading>
      <Notice tone="good">
        <div>{title}</div>
        <div>{t('portal.receiptCode')}</div>
        <div className="receipt-code code">{code}</div>
      </Notice>
      {receipt.named !== wishedNamed && (
        <Notice tone="warn">{t(receipt.named ? 'portal.namedArrived' : 'portal.anonymousArrived')}</Notice>
      )}
      {sent === 'changed' && <Notice tone="warn">{t('portal.mayBeEarlier')}</Notice>}
      <p>{t(picture === undefined ? 'portal.receiptCopyHint' : 'portal.receiptHint')}</p>
      {picture === undefined && (
        <Notice tone="warn">
          {t('portal.receiptNoPicture')}
          <p>
            <button
              type="button"
              className="plain"
              onClick={() => {
                setPicture('');
                setRound(round + 1);
              }}
            >
              {t('portal.again')}
            </button>
          </p>
        </Notice>
      )}
      {picture !== undefined && picture !== '' && (
        <img className="receipt-image" src={picture} alt={t('portal.receiptImage', { no, code })} />
      )}
      <UnsentText code={code} />
      <div className="actions after">
        <AskedAgain
          label={t('portal.saved')}
          question={t(unsent === undefined ? 'portal.savedSure' : 'portal.savedSureUnsent')}
          yes={t('portal.savedYes')}
          onYes={() => {
            clear();
            goTo('progress');
          }}
        />
      </div>
    </>
  );
}
