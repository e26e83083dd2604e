import { Tabs, Typography } from 'antd';
import { useText } from '../../ui/use-text.ts';
import { AccountsTab } from './accounts-tab.tsx';
import { CalendarTab } from './calendar-tab.tsx';
import { IdentitiesTab } from './identities-tab.tsx';
import { PapersTab } from './papers-tab.tsx';
import { PrivacyTab } from './privacy/privacy-tab.tsx';
import { RulesTab } from './rules-tab.tsx';
import { TriageTab } from './triage-tab.tsx';

/** 设置: who may use the program, by which rules, by which calendar. */
export function SettingsPage() {
  const t = useText();
  return (
    <>
      <Typography.Title level={1} style={{ fontSize: '1.4em', margin: 0 }}>
        {t('place.settings')}
      </Typography.Title>
      <Tabs
        items={[
          { key: 'accounts', label: t('settings.accounts'), children: <AccountsTab /> },
          { key: 'identities', label: t('settings.identities'), children: <IdentitiesTab /> },
          { key: 'rules', label: t('settings.rules'), children: <RulesTab /> },
          { key: 'privacy', label: t('settings.privacy'), children: <PrivacyTab /> },
          { key: 'papers', label: t('paper.templates'), children: <PapersTab /> },
          { key: 'triage', label: t('settings.triage'), children: <TriageTab /> },
          { key: 'calendar', label: t('settings.calendar'), children: <CalendarTab /> },
        ]}
      />
    </>
  );
}
