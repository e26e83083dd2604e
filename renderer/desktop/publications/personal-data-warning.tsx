import { Alert } from 'antd';
import { personalDataIn, type PersonalDataHint } from '../../../shared/domain/personal-data.rules.ts';
import { usePersonalData } from '../../ui/use-personal-data.ts';
import { useText } from '../../ui/use-text.ts';

/** Points out what in a text looks like it tells a person; whoever writes or releases it decides. */
export function PersonalDataWarning({ text }: { text: string }) {
  const t = useText();
  // The backend also knows the names in the rosters; whoever may not ask it sees what the rule alone sees.
  const known = usePersonalData(text);
  const hints = known.length > 0 ? distinct(known) : personalDataIn(text);
  if (hints.length === 0) return null;
  return (
    <Alert
      showIcon
      type="warning"
      style={{ marginBlock: 8 }}
      title={t('publication.personal', {
        count: hints.length,
        found: hints.map(({ kind, found }) => `${t(`personalData.${kind}`)} ${found}`).join(t('punct.and')),
      })}
    />
  );
}

function distinct(hints: readonly PersonalDataHint[]): readonly PersonalDataHint[] {
  return hints.filter((hint, index) => hints.findIndex((other) => other.found === hint.found) === index);
}
