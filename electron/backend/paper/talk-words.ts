import { spokenGroups, type TalkTime } from '../../../shared/domain/speech.rules.ts';
import { talkGroupKey } from '../../../shared/i18n/talk-group-key.ts';
import { t } from './words.ts';

/** Talk time as the minutes say it, one group a line; that nobody's was taken where no speech is on record. */
export function talkWords(talk: { readonly seconds: number; readonly groups: readonly TalkTime[] }): string {
  if (talk.seconds === 0) return t('paper.noTalk');
  return spokenGroups(talk)
    .map(({ group, seconds, percent, speeches }) =>
      t('paper.talk', {
        group: t(talkGroupKey(group)),
        minutes: Math.floor(seconds / 60),
        seconds: seconds % 60,
        percent,
        speeches,
      }),
    )
    .join('\n');
}
