import { Tag } from 'antd';
import type { PublicationState } from '../../../shared/domain/publication.rules.ts';
import { useStatus } from '../../stores/status.store.ts';
import { statusColor } from '../../ui/theme.ts';
import { useText } from '../../ui/use-text.ts';

const colorOf = {
  draft: statusColor.going,
  released: statusColor.good,
  replaced: statusColor.soon,
  withdrawn: statusColor.late,
} as const satisfies Record<PublicationState, string>;

/** How far a notice has come; a released one whose period is over says so. */
export function PublicationStateTag({ state, noticeUntil }: { state: PublicationState; noticeUntil: string | null }) {
  const t = useText();
  const today = useStatus((status) => status.data?.today ?? '');
  const over = state === 'released' && noticeUntil !== null && noticeUntil < today;
  const color = over ? statusColor.neutral : colorOf[state];
  return (
    <Tag style={{ color, borderColor: color, background: '#fff' }} variant="outlined">
      {t(over ? 'publication.ended' : `publicationState.${state}`)}
    </Tag>
  );
}
