import Button from 'antd-mobile/es/components/button';
import { useRef, useState } from 'react';
import { categories, maxPetitionText, type Category } from '../../../shared/domain/petition.ts';
import { AppError } from '../../../shared/errors.ts';
import { HostBusy, HostFailed } from '../api/ask-host.ts';
import { ArrivedHeading } from '../arrived-heading.tsx';
import { AskedAgain } from '../asked-again.tsx';
import { FailNotice, Notice } from '../notice.tsx';
import { usePortalText, type PortalKey } from '../use-text.ts';
import { FilesField } from './files-field.tsx';
import { FileUnreadable, useOutbox } from './outbox.store.ts';
import { tooLarge, usePicking } from './picking.store.ts';
import { ReceiptShown } from './receipt-shown.tsx';
import { SimilarOffered } from './similar-offered.tsx';
import { WhoField } from './who-field.tsx';

/** Hands in a petition: one page from the first word to the receipt code. */
export function HandInPage() {
  const stage = useOutbox((state) => state.stage);
  const receipt = useOutbox((state) => state.receipt);
  if (stage === 'registered' && receipt !== undefined) return <ReceiptShown receipt={receipt} />;
  return stage === 'writing' ? <Form /> : <OnItsWay />;
}

function Form() {
  const t = usePortalText();
  const { draft, change, attached, blobs, isKept, error, send, cosigned, saysMore } = useOutbox();
  const isPicking = usePicking((state) => state.busy);
  const [missing, setMissing] = useState<'text' | 'name'>();
  const textBox = useRef<HTMLTextAreaElement>(null);
  const nameBox = useRef<HTMLInputElement>(null);
  const submit = (): void => {
    const isNameMissing = draft.named && draft.name.trim() === '';
    const lacks = draft.text.trim() === '' ? 'text' : isNameMissing ? 'name' : undefined;
    setMissing(lacks);
    if (lacks === undefined) {
      if (!isPicking) void send();
      return;
    }
    const box = (lacks === 'text' ? textBox : nameBox).current;
    box?.focus();
    // Away from the button at the bottom, which would cover it.
    box?.scrollIntoView({ block: 'center' });
  };
  const isTextMissing = missing === 'text' && draft.text.trim() === '';
  const isNameMissing = missing === 'name' && draft.named && draft.name.trim() === '';
  const isTooLarge = tooLarge(attached.map(({ id }) => blobs[id]));
  if (cosigned.length > 0 && !saysMore) return <Cosigned />;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label className="field">
        <span>{t('portal.text')}</span>
        <textarea
          ref={textBox}
          className="box"
          rows={5}
          maxLength={maxPetitionText}
          placeholder={t('portal.textHint')}
          aria-invalid={isTextMissing}
          aria-describedby={isTextMissing ? 'text-missing' : undefined}
          value={draft.text}
          onChange={(event) => change({ text: event.target.value })}
        />
      </label>
      {isTextMissing && (
        <Notice id="text-missing" tone="warn">
          {t('portal.textMissing')}
        </Notice>
      )}
      <SimilarOffered text={draft.text} />
      <FilesField />
      <WhoField nameBox={nameBox} isNameMissing={isNameMissing} />
      <label className="field">
        <span>
          {t('portal.category')}
          {t('portal.optional')}
        </span>
        <select
          className="box"
          value={draft.category}
          onChange={(event) => change({ category: event.target.value as Category | '' })}
        >
          <option value="">{t('portal.categoryNone')}</option>
          {categories.map((category) => (
            <option key={category} value={category}>
              {t(`portal.category.${category}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>
          {t('portal.workshop')}
          {t('portal.optional')}
        </span>
        <input
          className="box"
          maxLength={60}
          value={draft.workshop}
          onChange={(event) => change({ workshop: event.target.value })}
        />
      </label>
      <div className="actions">
        {/* Where it is seen: after a refusal the page stands at its top. */}
        {error instanceof FileUnreadable ? (
          <Notice tone="warn">{t('portal.fileUnreadable', { name: error.message })}</Notice>
        ) : (
          <FailNotice error={error} />
        )}
        {draft.text !== '' && (
          <p className="muted" style={{ margin: '0 0 6px' }}>
            {t(isKept ? 'portal.draftKept' : 'portal.draftNotKept')}
          </p>
        )}
        <Button block color="primary" type="submit" disabled={isPicking || isTooLarge}>
          {t(isPicking ? 'portal.filesBusy' : isTooLarge ? 'portal.filesTooLarge' : 'portal.send')}
        </Button>
      </div>
    </form>
  );
}

/** The matter was raised already: who goes on to hand it in as well makes two of it. */
function Cosigned() {
  const t = usePortalText();
  const { cosigned, sayMore, clear } = useOutbox();
  return (
    <>
      <ArrivedHeading>{t('portal.cosignedDone')}</ArrivedHeading>
      <Notice tone="good">{t('portal.cosignedHint', { no: cosigned[cosigned.length - 1] ?? '' })}</Notice>
      <div className="actions after">
        <Button block color="primary" onClick={clear}>
          {t('portal.clearDraft')}
        </Button>
        <button type="button" className="plain" onClick={sayMore}>
          {t('portal.sayMore')}
        </button>
      </div>
    </>
  );
}

function OnItsWay() {
  const t = usePortalText();
  const { stage, draft, attached, isKept, error, send, takeBack, clear } = useOutbox();
  // A quick one needs no word about the Wi-Fi; after a failure it stays until it is through.
  const isHeldUp = stage === 'waiting' || error !== undefined;
  return (
    <>
      <ArrivedHeading>{isHeldUp ? t('portal.notSent') : t('portal.sending')}</ArrivedHeading>
      {isHeldUp && (
        <Notice tone="warn">
          {t(whyNotSent(error))}
          {t(isKept ? 'portal.notSentKept' : 'portal.notSentNotKept')}
        </Notice>
      )}
      <div className="card long">{draft.text}</div>
      {attached.length > 0 && <p className="muted">{t('portal.filesCount', { count: attached.length })}</p>}
      {isHeldUp && (
        <div className="actions after">
          <Button
            block
            color="primary"
            loading={stage === 'sending'}
            loadingText={t('portal.sending')}
            onClick={() => void send()}
          >
            {t('portal.sendNow')}
          </Button>
          <button type="button" className="plain" onClick={takeBack}>
            {t('portal.takeBack')}
          </button>
          <AskedAgain
            plain
            label={t('portal.discard')}
            question={t('portal.discardSure')}
            yes={t('portal.discardYes')}
            onYes={clear}
          />
        </div>
      )}
    </>
  );
}

/** Where the Wi-Fi is not to blame nobody goes to look for it. */
function whyNotSent(error: unknown): PortalKey {
  if (error instanceof AppError || error instanceof HostBusy) return 'portal.notSentBusy';
  return error instanceof HostFailed ? 'portal.notSentFailed' : 'portal.notSentHint';
}
