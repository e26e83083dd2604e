import { useEffect, useRef, type ReactNode } from 'react';

/** The heading of what a press has led to: the focus goes there, since the pressed button is gone. */
export function ArrivedHeading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h1 ref={heading} tabIndex={-1} className="arrived">
      {children}
    </h1>
  );
}
