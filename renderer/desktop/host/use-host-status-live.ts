import { useEffect } from 'react';
import { useHostStatus } from '../../stores/host.store.ts';

/** How many phones are in, and the networks of the PC, change without a notice. */
const askEvery = 4_000;

/** What the host serves, asked again by itself for as long as the page shows it. */
export function useHostStatusLive() {
  const { data, error, show, reload, leave } = useHostStatus();
  useEffect(() => {
    void show({});
    const timer = window.setInterval(() => void reload(), askEvery);
    return () => {
      window.clearInterval(timer);
      leave();
    };
  }, [show, reload, leave]);
  return { data, error, reload };
}
