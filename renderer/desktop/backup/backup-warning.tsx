import { WarningOutlined } from '@ant-design/icons';
import { Alert, Tag } from 'antd';
import { useEffect } from 'react';
import { Link } from 'wouter';
import type { Role } from '../../../shared/domain/member.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { useBackupStatus } from '../../stores/backups.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { moment } from '../../ui/dates.ts';
import { useText } from '../../ui/use-text.ts';

const settingsPath = '/settings/backup';
const lookAgainMs = 10 * 60_000;
const concerned: readonly Role[] = ['chair', 'officer'];

/** In every page's frame, a few words, for those who can do something about it. */
export function BackupTag() {
  const t = useText();
  const role = useSignedIn((state) => state.account?.role);
  const { data, show, reload, leave } = useBackupStatus();
  const isConcerned = role !== undefined && concerned.includes(role);
  useEffect(() => {
    if (!isConcerned) return undefined;
    void show({});
    // A stick that is pulled out tells nobody.
    const timer = window.setInterval(() => void reload(), lookAgainMs);
    return () => {
      window.clearInterval(timer);
      leave();
    };
  }, [isConcerned, show, reload, leave]);
  if (!isConcerned || data === undefined || data.warning === null) return null;
  return (
    <Link href={settingsPath}>
      <Tag
        icon={<WarningOutlined />}
        color={data.warning === 'same_disk' ? 'warning' : 'error'}
        style={{ marginInlineStart: 8 }}
      >
        {t(`backup.warn.${data.warning}`)}
      </Tag>
    </Link>
  );
}

/** The whole sentence, on the first page of the day and in the settings. */
export function BackupWarning({ withLink = false }: { withLink?: boolean }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const { data } = useBackupStatus();
  if (data === undefined || data.warning === null) return null;
  const at = data.newestAt === null ? '' : moment(data.newestAt, locale);
  return (
    <Alert
      showIcon
      type={data.warning === 'same_disk' ? 'warning' : 'error'}
      title={t(`backup.warnText.${data.warning}`, { at })}
      action={withLink && <Link href={settingsPath}>{t('backup.toSettings')}</Link>}
    />
  );
}
