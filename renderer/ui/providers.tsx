import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, type ReactNode } from 'react';
import { usePreferences } from '../stores/preferences.store.ts';
import { theme } from './theme.ts';
import { useLessMotion } from './use-less-motion.ts';

/** Theme, component language and large type for everything below. */
export function Providers({ children }: { children: ReactNode }) {
  const { locale, large, toggleLarge } = usePreferences();
  const lessMotion = useLessMotion();
  useEffect(() => {
    document.documentElement.lang = locale;
    dayjs.locale(locale === 'en' ? 'en' : 'zh-cn');
    window.gongshi?.setLocale(locale);
  }, [locale]);
  useEffect(() => {
    document.documentElement.style.fontSize = large ? '18px' : '14px';
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey && event.shiftKey && event.key.toLowerCase() === 'l') {
        event.preventDefault();
        toggleLarge();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [large, toggleLarge]);
  return (
    <ConfigProvider
      button={{ autoInsertSpace: false }}
      locale={locale === 'en' ? enUS : zhCN}
      theme={theme(large, lessMotion)}
    >
      <App style={{ height: '100%' }}>{children}</App>
    </ConfigProvider>
  );
}
