import { useAct } from '../api/use-act.ts';
import { FailNotice, Notice } from '../notice.tsx';
import { usePortalText } from '../use-text.ts';
import type { Held } from './meeting-read.ts';
import { useVerdictWords } from './verdict-words.ts';

/** One's own place in the session: here, not yet here, excused, not invited; and going out again. */
export function CheckField({ session, again }: { session: Held; again: () => void }) {
  const t = usePortalText();
  const words = useVerdictWords();
  const act = useAct();
  const { own, mayCheckIn } = session;
  if (own === null) return <Notice tone="warn">{t('portal.fail.SESSION_NOT_INVITED')}</Notice>;
  const leave = async (): Promise<void> => {
    if (await act.run('session.checkOutMyself', { sessionId: session.id })) again();
  };
  if (own.present)
    return (
      <>
        <Notice tone="good">
          <strong>{t('portal.here')}</strong>
          {mayCheckIn.ok && (
            <div>
              <button type="button" className="plain" disabled={act.busy} onClick={() => void leave()}>
                {t('portal.checkOut')}
              </button>
            </div>
          )}
        </Notice>
        <FailNotice error={act.error} />
      </>
    );
  return (
    <Notice tone="info">
      <strong>{t('portal.notHere')}</strong>
      {own.excused !== '' && <div>{t('portal.excused', { why: own.excused })}</div>}
      {!mayCheckIn.ok && <div>{words(mayCheckIn)}</div>}
    </Notice>
  );
}
