import Button from 'antd-mobile/es/components/button';
import { categories, maxPetitionText, type Category } from '../../../shared/domain/petition.ts';
import { FailNotice, Notice } from '../notice.tsx';
import { usePortalText } from '../use-text.ts';
import { FilesField, tooLarge } from './files-field.tsx';
import { useOutbox } from './outbox.store.ts';
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
  const { draft, change, files, error, send } = useOutbox();
  const isComplete = draft.text.trim() !== '' && (!draft.named || draft.name.trim() !== '') && !tooLarge(files);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label className="field">
        <span>{t('portal.text')}</span>
        <textarea
          className="box"
          rows={5}
          maxLength={maxPetitionText}
          placeholder={t('portal.textHint')}
          value={draft.text}
          onChange={(event) => change({ text: event.target.value })}
        />
      </label>
      <SimilarOffered text={draft.text} />
      <FilesField />
      <WhoField />
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
      <FailNotice error={error} />
      <div className="actions">
        {draft.text !== '' && (
          <p className="muted" style={{ margin: '0 0 6px' }}>
            {t('portal.draftKept')}
          </p>
        )}
        <Button block color="primary" type="submit" disabled={!isComplete}>
          {t('portal.send')}
        </Button>
      </div>
    </form>
  );
}

function OnItsWay() {
  const t = usePortalText();
  const { stage, draft, error, send, clear } = useOutbox();
  // A quick one needs no word about the Wi-Fi; after a failure it stays until it is through.
  const isHeldUp = stage === 'waiting' || error !== undefined;
  return (
    <>
      <h1>{isHeldUp ? t('portal.notSent') : t('portal.sending')}</h1>
      {isHeldUp && <Notice tone="warn">{t('portal.notSentHint')}</Notice>}
      <div className="card long">{draft.text}</div>
      {isHeldUp && (
        <div className="actions">
          <Button block color="primary" loading={stage === 'sending'} onClick={() => void send()}>
            {t('portal.sendNow')}
          </Button>
          <button
            type="button"
            className="plain"
            onClick={() => {
              if (confirm(t('portal.discardSure'))) clear();
            }}
          >
            {t('portal.discard')}
          </button>
        </div>
      )}
    </>
  );
}
