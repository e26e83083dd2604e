import { Flex } from 'antd';
import { fourSteps, type FourStep } from '../../shared/domain/four-steps.rules.ts';
import { useText } from './use-text.ts';

/** The closed loop as everybody sees it, with how many petitions stand at each step. */
export function FourSteps({ counts }: { counts: Readonly<Record<FourStep, number>> }) {
  const t = useText();
  return (
    <Flex component="ol" aria-label={t('step.label')} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {fourSteps.map((step, index) => (
        <li
          key={step}
          style={{
            flex: 1,
            padding: '8px 16px',
            background: index % 2 === 0 ? '#fff' : '#faf7f6',
            borderInlineStart: '3px solid #b3261e',
          }}
        >
          <span style={{ color: '#4b5563' }}>
            {index + 1}. {t(`step.${step}`)}
          </span>{' '}
          <strong style={{ fontSize: '1.3em' }}>{counts[step]}</strong>
        </li>
      ))}
    </Flex>
  );
}
