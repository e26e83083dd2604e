import { useEffect } from 'react';
import { useLocation } from 'wouter';
import type { MenuCommand } from '../../../shared/contract/desktop-bridge.ts';
import { assertNever } from '../../../shared/assert-never.ts';
import { useAsked } from '../../stores/asked.store.ts';
import { usePreferences } from '../../stores/preferences.store.ts';

let obey: (command: MenuCommand) => void = () => undefined;
// The bridge has no way to stop listening, so it is asked once and told whom to tell.
window.gongshi?.onMenu((command) => obey(command));

/** Does what the application menu asks for, as far as it concerns a page. */
export function MenuCommands() {
  const [, go] = useLocation();
  const ask = useAsked((state) => state.ask);
  useEffect(() => {
    obey = (command) => {
      const { locale, setLocale, toggleLarge } = usePreferences.getState();
      switch (command) {
        case 'register':
          ask('intake');
          go('/petitions');
          break;
        case 'import':
          ask('import');
          go('/petitions');
          break;
        case 'largeType':
          toggleLarge();
          break;
        case 'language':
          setLocale(locale === 'en' ? 'zh-CN' : 'en');
          break;
        default:
          assertNever(command);
      }
    };
    return () => {
      obey = () => undefined;
    };
  }, [ask, go]);
  return null;
}
