import Button from 'antd-mobile/es/components/button';
import { useState } from 'react';
import { Notice } from '../notice.tsx';
import { usePortalText } from '../use-text.ts';

/**
 * A button for what cannot be undone: what it means is said first. Not the browser's own question, which some WebViews
 * never show and answer with no.
 */
export function AskedAgain({
  label,
  question,
  yes,
  onYes,
  plain = false,
}: {
  label: string;
  question: string;
  yes: string;
  onYes: () => void;
  plain?: boolean;
}) {
  const t = usePortalText();
  const [asked, setAsked] = useState(false);
  if (asked) {
    return (
      <>
        <Notice tone="warn">{question}</Notice>
        <Button block color="primary" onClick={onYes}>
          {yes}
        </Button>
        <button type="button" className="plain" onClick={() => setAsked(false)}>
          {t('portal.notYet')}
        </button>
      </>
    );
  }
  if (plain) {
    return (
      <button type="button" className="plain" onClick={() => setAsked(true)}>
        {label}
      </button>
    );
  }
  return (
    <Button block color="primary" onClick={() => setAsked(true)}>
      {label}
    </Button>
  );
}
