import Button from 'antd-mobile/es/components/button';
import { useEffect, useRef, useState } from 'react';
import { usePortalText } from './use-text.ts';

interface Asked {
  readonly label: string;
  readonly question: string;
  readonly yes: string;
  readonly no?: string;
  readonly onYes: () => void;
  /** Why it cannot be done at the moment of asking; undefined where it can. */
  readonly refusal?: () => string | undefined;
  readonly plain?: boolean;
}

/**
 * A button for what cannot be undone: what it means is said first. Not the browser's own question, which some WebViews
 * never show and answer with no.
 */
export function AskedAgain({ label, question, yes, no, onYes, refusal, plain = false }: Asked) {
  const t = usePortalText();
  const [asked, setAsked] = useState(false);
  const whole = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const wasAsked = useRef(false);
  // The pressed button is gone each time: the focus goes to the question, and back to where it was asked.
  useEffect(() => {
    if (asked) words.current?.focus();
    else if (wasAsked.current) whole.current?.querySelector('button')?.focus();
    wasAsked.current = asked;
  }, [asked]);
  const refused = asked ? refusal?.() : undefined;
  return (
    <div ref={whole}>
      {asked ? (
        <>
          <div ref={words} tabIndex={-1} className="notice warn arrived">
            {refused ?? question}
          </div>
          {refused === undefined && (
            <Button block color="primary" onClick={onYes}>
              {yes}
            </Button>
          )}
          <button type="button" className="plain" onClick={() => setAsked(false)}>
            {no ?? t('portal.notYet')}
          </button>
        </>
      ) : plain ? (
        <button type="button" className="plain" onClick={() => setAsked(true)}>
          {label}
        </button>
      ) : (
        <Button block color="primary" onClick={() => setAsked(true)}>
          {label}
        </Button>
      )}
    </div>
  );
}
