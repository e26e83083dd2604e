import { Tag } from 'antd';
import type { AgendaOutcome } from '../../../shared/domain/session.ts';
import type { AgendaItem } from '../../stores/sessions.store.ts';
import { statusColor } from '../../ui/theme.ts';
import { useText } from '../../ui/use-text.ts';

/** Why an item stands where it does. */
export function ReasonTags({ reasons }: { reasons: AgendaItem['reasons'] }) {
  const t = useText();
  return (
    <>
      {reasons.map((reason) => {
        const heavy = reason.code === 'urgent' || reason.code === 'major';
        return (
          <Tag key={reason.code} style={heavy ? { color: statusColor.late, fontWeight: 600 } : { color: '#4b5563' }}>
            {t(`agendaReason.${reason.code}`, 'n' in reason ? { n: reason.n } : {})}
          </Tag>
        );
      })}
    </>
  );
}

const colorOf: Readonly<Record<AgendaOutcome, string>> = {
  agreed: statusColor.good,
  passed: statusColor.good,
  rejected: statusColor.late,
  postponed: statusColor.soon,
  no_agreement: statusColor.soon,
  escalated: statusColor.going,
};

export function OutcomeTag({ outcome }: { outcome: AgendaOutcome }) {
  const t = useText();
  return <Tag style={{ color: colorOf[outcome], fontWeight: 600 }}>{t(`outcome.${outcome}`)}</Tag>;
}
