import type { OutputOf } from '../../../../shared/contract/index.ts';
import { clockText } from '../../../../shared/domain/clock-text.ts';
import { talkGroupOf } from '../../../../shared/domain/speech.rules.ts';
import { talkGroupKey } from '../../../../shared/i18n/talk-group-key.ts';
import { usePortalText } from '../../use-text.ts';

type Speaking = OutputOf<'speech.list'>['speaking'];

/** How long each group has spoken, as bars with their numbers; who speaks now is counted on. */
export function TalkTimes({
  times,
  since,
  speaking,
}: {
  times: OutputOf<'speech.times'>;
  since: number;
  speaking: Speaking;
}) {
  const t = usePortalText();
  const running = Math.max(0, since / 1000);
  const groups = times.groups.map(({ group, seconds, speeches }) => ({
    group,
    speeches,
    seconds: seconds + (speaking !== null && talkGroupOf(speaking) === group ? running : 0),
  }));
  const longest = Math.max(1, ...groups.map(({ seconds }) => seconds));
  return (
    <>
      <h2>{t('portal.talkTime')}</h2>
      <ul className="bars card">
        {groups.map(({ group, seconds, speeches }) => (
          <li key={group}>
            <span>{t(talkGroupKey(group))}</span>
            <span className="muted">{`${clockText(seconds)} · ${t('portal.speeches', { count: speeches })}`}</span>
            <div className="bar" aria-hidden="true">
              <div style={{ width: `${(100 * seconds) / longest}%` }} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
