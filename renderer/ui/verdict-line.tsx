import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { AppError, type ErrorCode, type ErrorDetails } from '../../shared/errors.ts';
import type { Translate } from '../../shared/i18n/translate.ts';
import { statusColor } from './theme.ts';
import { errorText } from './use-text.ts';

/** A rule's answer as it came over the wire. */
export type WireVerdict =
  { readonly ok: true } | { readonly ok: false; readonly code: string; readonly details: ErrorDetails };

/** The sentence behind a no, with its numbers. */
export function refusalText(t: Translate, verdict: Extract<WireVerdict, { ok: false }>): string {
  // The code comes from the backend's own list.
  return errorText(t, new AppError(verdict.code as ErrorCode, verdict.details));
}

/** Met or not, by an icon and words, never by colour alone. */
export function VerdictLine({ ok, children }: { ok: boolean; children: ReactNode }) {
  return (
    <div style={{ color: ok ? statusColor.good : statusColor.late, fontWeight: ok ? 400 : 600 }}>
      {ok ? <CheckCircleOutlined /> : <CloseCircleOutlined />} {children}
    </div>
  );
}
