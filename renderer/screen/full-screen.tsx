import { useEffect, useState } from 'react';
import { useText } from '../ui/use-text.ts';

const shownFor = 4_000;

/** F or this button fills the screen and leaves it again, as Esc does. Browsers want a hand for that; the button shows while the mouse moves. */
export function FullScreen() {
  const t = useText();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    let hide: number | undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() === 'f' && !event.ctrlKey && !event.altKey && !event.metaKey) toggle();
      // A browser does so by itself.
      if (event.key === 'Escape') window.gongshi?.fullScreen('leave');
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
  if (!shown) return null;
  return (
    <button type="button" className="screen-full" onClick={toggle}>
      {t('wall.fullScreen')}
    </button>
  );
}

function toggle(): void {
  if (window.gongshi !== undefined) {
    window.gongshi.fullScreen('toggle');
    return;
  }
  // An old television refuses; the screen then stays as it is.
  if (document.fullscreenElement === null) document.documentElement.requestFullscreen?.().catch(() => undefined);
  else void document.exitFullscreen();
}
