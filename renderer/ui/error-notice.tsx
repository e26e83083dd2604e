import { Alert, Button } from 'antd';
import type { AppError } from '../../shared/errors.ts';
import { errorText, useText } from './use-text.ts';

/** A refusal where it happened: what, what was kept, what to do. */
export function ErrorNotice({ error, onRetry }: { error: AppError | undefined; onRetry?: () => void }) {
  const t = useText();
  if (error === undefined) return null;
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      title={errorText(t, error)}
      action={onRetry && <Button onClick={onRetry}>{t('action.reload')}</Button>}
      style={{ marginBlock: 8 }}
    />
  );
}
