import { Alert, Tag } from 'antd';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { useText } from '../../ui/use-text.ts';

/** Why the classifier proposes what it does: the words that decided, and a plain warning where it is not sure. */
export function ProposalNotes({ proposal }: { proposal: OutputOf<'petition.propose'> | undefined }) {
  const t = useText();
  if (proposal === undefined) return <p style={{ color: '#4b5563', marginTop: 0 }}>{t('intake.proposalHint')}</p>;
  const { inScope, sure } = proposal;
  const percent = (confidence: number): string => `${Math.round(confidence * 100)}%`;
  const lines = [
    { label: t(`class.${proposal.class.value}`), of: proposal.class },
    { label: t(`category.${proposal.category.value}`), of: proposal.category },
    ...(proposal.urgent.value ? [{ label: t('petition.urgent'), of: proposal.urgent }] : []),
    ...(proposal.major.value ? [{ label: t('petition.major'), of: proposal.major }] : []),
  ];
  return (
    <div aria-live="polite" style={{ marginBottom: 8 }}>
      {!inScope.value && (
        <Alert showIcon type="warning" title={t('intake.perhapsOutOfScope')} style={{ marginBottom: 8 }} />
      )}
      {!sure && <Alert showIcon type="warning" title={t('intake.notSure')} style={{ marginBottom: 8 }} />}
      {lines.map(({ label, of }) => (
        <div key={label} style={{ marginBottom: 4 }}>
          <strong>{label}</strong> <span style={{ color: '#4b5563' }}>{percent(of.confidence)}</span>{' '}
          {of.words.slice(0, 5).map((word) => (
            <Tag key={word}>{word}</Tag>
          ))}
        </div>
      ))}
    </div>
  );
}
