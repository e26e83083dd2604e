import { Button, Flex } from 'antd';
import type { ReactNode } from 'react';
import { toldApart } from '../../shared/domain/namesakes.ts';
import { useText } from './use-text.ts';

interface Listed {
  readonly representativeId: string;
  readonly name: string;
  readonly constituency: string;
}

/** On a passed device: the names of those whose turn is still to come, each a button, and the way out. */
export function WhoIsNext<T extends Listed>({
  roll,
  waiting,
  onPick,
  onLeave,
  children,
}: {
  /** Everybody, so that two of one name are told apart also when only one of them is left. */
  roll: readonly T[];
  waiting: readonly T[];
  onPick: (one: T) => void;
  onLeave: () => void;
  /** What stands above the names. */
  children: ReactNode;
}) {
  const t = useText();
  return (
    <>
      <div>{children}</div>
      <div
        style={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(9.5rem, 1fr))',
          gap: 12,
          flex: 1,
          alignContent: 'start',
        }}
      >
        {waiting.map((one) => (
          <Button
            key={one.representativeId}
            style={{ fontSize: '1.35em', height: 'auto', padding: '0.5em', whiteSpace: 'normal' }}
            onClick={() => onPick(one)}
          >
            {toldApart(one, roll)}
          </Button>
        ))}
      </div>
      <Flex justify="end">
        <Button size="large" onClick={onLeave}>
          {t('desk.leave')}
        </Button>
      </Flex>
    </>
  );
}
