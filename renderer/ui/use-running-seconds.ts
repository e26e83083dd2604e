import { useEffect, useState } from 'react';

export { clockText } from '../../shared/domain/clock-text.ts';

/**
 * Seconds that go on counting from what was last read, by the time that has passed here: the PC's clock and this
 * screen's need not agree.
 * @param seconds as read
 * @param reading another object as soon as something else was read; the same as long as `seconds` stands
 */
export function useRunningSeconds(seconds: number, reading: object): number {
  const [passed, setPassed] = useState({ reading, seconds: 0 });
  useEffect(() => {
    const readAt = performance.now();
    const timer = window.setInterval(
      () => setPassed({ reading, seconds: Math.floor((performance.now() - readAt) / 1000) }),
      250,
    );
    return () => window.clearInterval(timer);
  }, [reading]);
  return seconds + (passed.reading === reading ? passed.seconds : 0);
}
