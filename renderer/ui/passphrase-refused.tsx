import { Alert } from 'antd';
import { useText } from './use-text.ts';

/** What the door says of a wrong passphrase: merely wrong (0), or how long to wait. Nothing while none was refused. */
export function PassphraseRefused({
  seconds,
  whose = 'own',
}: {
  seconds: number | undefined;
  whose?: 'own' | 'successor';
}) {
  const t = useText();
  if (seconds === undefined) return null;
  return (
    <Alert
      role="alert"
      showIcon
      type="error"
      title={
        seconds === 0
          ? t(whose === 'own' ? 'identity.wrongPassphrase' : 'key.handOver.successorWrong')
          : t('signIn.wait', { seconds })
      }
      style={{ marginBottom: 12 }}
    />
  );
}
