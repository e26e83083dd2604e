import { momentWords } from '../days.ts';
import { Notice } from '../notice.tsx';
import { isPortalKey, useLocale, usePortalText } from '../use-text.ts';
import { CheckField } from './check-field.tsx';
import { LeaveField } from './leave-field.tsx';
import type { Held, MeetingRead } from './meeting-read.ts';
import { Papers } from './papers.tsx';
import { useVerdictWords } from './verdict-words.ts';

/**
 * The next session or the one under way: when, where, whether the room may decide, and one's own place in it; or the last,
 * that it is over.
 */
export function SessionHome({ name, read }: { name: string; read: MeetingRead }) {
  const t = usePortalText();
  const locale = useLocale((state) => state.locale);
  const { session } = read;
  if (session === null)
    return (
      <>
        <h1>{t('portal.repHello', { name })}</h1>
        <Notice tone="info">{t('portal.noMeeting')}</Notice>
        <LeaveField />
      </>
    );
  const state = `portal.sessionState.${session.state}`;
  return (
    <>
      <p className="muted">{t('portal.repHello', { name })}</p>
      <h1>{session.title}</h1>
      <dl className="facts card">
        <div>
          <dt>{t('portal.when')}</dt>
          <dd>{momentWords(session.scheduledAt, locale)}</dd>
        </div>
        <div>
          <dt>{t('portal.where')}</dt>
          <dd>{session.place === '' ? t('portal.notSaid') : session.place}</dd>
        </div>
        <div>
          <dt>{t('portal.chair')}</dt>
          <dd>{session.chairName === '' ? t('portal.notSaid') : session.chairName}</dd>
        </div>
        <div>
          <dt>{t('portal.standing')}</dt>
          <dd>{isPortalKey(state) ? t(state) : session.state}</dd>
        </div>
      </dl>
      {session.closedAt === null ? (
        <>
          <CheckField session={session} again={read.again} />
          <CurrentItem session={session} />
          <Papers session={session} />
          <h2>{t('portal.gates')}</h2>
          <Gates session={session} />
        </>
      ) : (
        <>
          <Notice tone="info">{t('portal.sessionOver', { when: momentWords(session.closedAt, locale) })}</Notice>
          <Papers session={session} />
        </>
      )}
      <LeaveField />
    </>
  );
}

function CurrentItem({ session }: { session: Held }) {
  const t = usePortalText();
  const item = session.agenda.find((one) => one.id === session.currentItemId);
  if (item === undefined || session.state !== 'open') return null;
  return (
    <>
      <h2>{t('portal.nowDiscussed')}</h2>
      <ul className="rows">
        <li className="now">
          <a href={`#/representative/agenda/${item.id}`}>
            {item.position}. {item.title}
          </a>
        </li>
      </ul>
    </>
  );
}

/** What the rules ask of the room, each with whether it holds and the numbers. */
function Gates({ session: { composition, gates } }: { session: Held }) {
  const t = usePortalText();
  const words = useVerdictWords();
  const { representatives, deliberating, percent, needPercent } = composition;
  return (
    <ul className="gates card">
      <li className={gates.share.ok ? 'holds' : 'fails'}>
        <strong>{t(gates.share.ok ? 'portal.gate.shareOk' : 'portal.gate.shareNo')}</strong>
        <div className="muted">
          {t('portal.gate.shareNumbers', { representatives, deliberating, percent, needPercent })}
        </div>
      </li>
      <li className={gates.management.ok ? 'holds' : 'fails'}>
        <strong>{t(gates.management.ok ? 'portal.gate.managementOk' : 'portal.gate.managementNo')}</strong>
      </li>
      <li className={gates.deciding.ok ? 'holds' : 'fails'}>
        <strong>{t(gates.deciding.ok ? 'portal.gate.decidingOk' : 'portal.gate.decidingNo')}</strong>
        {!gates.deciding.ok && <div className="muted">{words(gates.deciding)}</div>}
      </li>
    </ul>
  );
}
