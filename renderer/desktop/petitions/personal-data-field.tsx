import { Alert, Button, Flex } from 'antd';
import { useState } from 'react';
import { masked } from '../../../shared/domain/spans.rules.ts';
import { useText } from '../../ui/use-text.ts';
import { usePersonalData } from '../../ui/use-personal-data.ts';

export interface PersonalDataFieldProps {
  readonly text: string;
  readonly title: string;
  readonly onMask: (masked: string) => void;
}

/** Under a field: what in it seems to tell a person, each masked with one click, and the masking taken back. */
export function PersonalDataField({ text, title, onMask }: PersonalDataFieldProps) {
  const t = useText();
  const found = usePersonalData(text);
  const [before, setBefore] = useState<{ text: string; masked: string }>();
  const mask = (spans: typeof found): void => {
    const out = masked(text, spans);
    setBefore({ text: before?.masked === text ? before.text : text, masked: out });
    onMask(out);
  };
  // Once something has been typed since, there is nothing to go back to.
  const mayUndo = before !== undefined && before.masked === text;
  const undo = (): void => {
    if (before !== undefined) onMask(before.text);
    setBefore(undefined);
  };
  if (found.length === 0 && !mayUndo) return null;
  return (
    <Alert
      showIcon
      type={found.length === 0 ? 'success' : 'warning'}
      style={{ marginBlockEnd: 12 }}
      title={
        <Flex gap={6} wrap align="center">
          {found.length > 0 && <span>{title}</span>}
          {found.map((span) => (
            <Button
              key={`${span.at}`}
              size="small"
              title={t(`personalData.${span.kind}`)}
              aria-label={`${t('personalData.mask')} ${span.found}`}
              onClick={() => mask([span])}
            >
              {t(`personalData.${span.kind}`)} {span.found}
            </Button>
          ))}
          {found.length > 0 && (
            <Button size="small" type="primary" onClick={() => mask(found)}>
              {t(found.length === 1 ? 'personalData.mask' : 'personalData.maskAll')}
            </Button>
          )}
          {mayUndo && (
            <Button size="small" onClick={undo}>
              {t('personalData.undo')}
            </Button>
          )}
        </Flex>
      }
    />
  );
}
