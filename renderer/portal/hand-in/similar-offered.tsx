import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors.ts';
import { newCommandId, phoneCall } from '../api/call.ts';
import { base64url, random } from '../api/sealed-transport.ts';
import { FailNotice } from '../notice.tsx';
import { usePortalText } from '../use-text.ts';
import { useOutbox } from './outbox.store.ts';

type Similar = OutputOf<'petition.similarForPhone'>[number];

const leastTyped = 8;
const pauseMs = 1200;
const phoneKeptAs = 'gongshi-phone-id';

/** What others have raised in nearly the same words, offered for co-signing while somebody types. */
export function SimilarOffered({ text }: { text: string }) {
  const t = usePortalText();
  const [found, setFound] = useState<readonly Similar[]>([]);
  const isEnough = text.trim().length >= leastTyped;
  useEffect(() => {
    if (!isEnough) return undefined;
    let left = false;
    const asked = setTimeout(() => {
      // Only an offer: where it cannot be had, the petition is simply handed in.
      phoneCall('petition.similarForPhone', { text }).then(
        (rows) => left || setFound(rows),
        () => undefined,
      );
    }, pauseMs);
    return () => {
      left = true;
      clearTimeout(asked);
    };
  }, [text, isEnough]);
  if (!isEnough || found.length === 0) return null;
  return (
    <section className="card" aria-label={t('portal.similar')}>
      <strong>{t('portal.similar')}</strong>
      <p className="muted">{t('portal.similarHint')}</p>
      {found.map((one) => (
        <SimilarLine key={one.petitionNo} petition={one} />
      ))}
    </section>
  );
}

function SimilarLine({ petition }: { petition: Similar }) {
  const t = usePortalText();
  const [count, setCount] = useState(petition.cosignCount);
  const noteCosigned = useOutbox((state) => state.noteCosigned);
  const signed = useOutbox((state) => state.cosigned.includes(petition.petitionNo));
  const [error, setError] = useState<unknown>();
  // The same for every attempt: an answer that was lost is given again.
  const [commandId] = useState(newCommandId);
  const cosign = async (): Promise<void> => {
    setError(undefined);
    try {
      const input = { petitionNo: petition.petitionNo, phoneId: phoneId() };
      setCount((await phoneCall('petition.cosignByPhone', input, commandId)).cosignCount);
      noteCosigned(petition.petitionNo);
    } catch (caught) {
      if (caught instanceof AppError && caught.code === 'PETITION_ALREADY_COSIGNED') noteCosigned(petition.petitionNo);
      else setError(caught);
    }
  };
  return (
    <div className="similar-line">
      <div>{petition.title}</div>
      <div className="muted">
        {petition.petitionNo} · {t(`portal.state.${petition.state}`)} · {t('portal.cosigns', { count })}
      </div>
      <button type="button" className="plain" disabled={signed} onClick={() => void cosign()}>
        {signed ? t('portal.cosigned') : t('portal.cosign')}
      </button>
      <FailNotice error={error} />
    </div>
  );
}

/** A number that this phone made for itself, and keeps: it signs each petition once. */
function phoneId(): string {
  const made = base64url(random(32));
  try {
    const kept = localStorage.getItem(phoneKeptAs);
    if (kept !== null) return kept;
    localStorage.setItem(phoneKeptAs, made);
  } catch {
    // Then it is another one each time.
  }
  return made;
}
