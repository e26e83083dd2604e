import { Tabs, Typography } from 'antd';
import { useLocation } from 'wouter';
import { useText } from '../../ui/use-text.ts';
import { BackupTab } from '../backup/backup-tab.tsx';
import { HostTab } from '../host/host-tab.tsx';
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
  const [location, go] = useLocation();
  const [, , tab = 'accounts'] = location.split('/');
  return (
    <>
      <Typography.Title level={1} style={{ fontSize: '1.4em', margin: 0 }}>
        {t('place.settings')}
      </Typography.Title>
      <Tabs
        activeKey={tab}
        onChange={(key) => go(`/settings/${key}`)}
        items={[
          { key: 'accounts', label: t('settings.accounts'), children: <AccountsTab /> },
          { key: 'host', label: t('settings.host'), children: <HostTab /> },
          { key: 'identities', label: t('settings.identities'), children: <IdentitiesTab /> },
          { key: 'rules', label: t('settings.rules'), children: <RulesTab /> },
          { key: 'privacy', label: t('settings.privacy'), children: <PrivacyTab /> },
          { key: 'papers', label: t('paper.templates'), children: <PapersTab /> },
          { key: 'triage', label: t('settings.triage'), children: <TriageTab /> },
          { key: 'calendar', label: t('settings.calendar'), children: <CalendarTab /> },
          { key: 'backup', label: t('settings.backup'), children: <BackupTab /> },
        ]}
      />
    </>
  );
}
