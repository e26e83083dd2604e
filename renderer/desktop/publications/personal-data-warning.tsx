import { Alert } from 'antd';
import { personalDataIn } from '../../../shared/domain/personal-data.rules.ts';
import { useText } from '../../ui/use-text.ts';

/** Points out what in a text looks like it tells a person; whoever writes or releases it decides. */
export function PersonalDataWarning({ text }: { text: string }) {
  const t = useText();
  const hints = personalDataIn(text);
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
