import { useEffect, useState } from 'react';
import { useText } from '../ui/use-text.ts';

const shownFor = 4_000;

/** F or this button fills the screen. Browsers want a hand for that; the button shows while the mouse moves. */
export function FullScreen() {
  const t = useText();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    let hide: number | undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() === 'f' && !event.ctrlKey && !event.altKey && !event.metaKey) toggle();
    };
    const onMove = (): void => {
      setShown(true);
      window.clearTimeout(hide);
      hide = window.setTimeout(() => setShown(false), shownFor);
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener('mousemove', onMove);
    return () => {
      window.clearTimeout(hide);
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('mousemove', onMove);
    };
  }, []);
  // The desktop's own window has its menu for this.
  if (!shown || window.gongshi !== undefined) return null;
  return (
    <button type="button" className="screen-full" onClick={toggle}>
      {t('wall.fullScreen')}
    </button>
  );
}

function toggle(): void {
  // An old television refuses; the screen then stays as it is.
  if (document.fullscreenElement === null) document.documentElement.requestFullscreen?.().catch(() => undefined);
  else void document.exitFullscreen();
}
