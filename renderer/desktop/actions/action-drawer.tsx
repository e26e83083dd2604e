import { Button, Descriptions, Drawer, Flex, Spin, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { actionActsAllowed } from '../../../shared/domain/action.rules.ts';
import type { Role } from '../../../shared/domain/member.ts';
import type { ActionItemId } from '../../../shared/ids.ts';
import { useAction, type ActionDetail } from '../../stores/actions.store.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { longDay, moment } from '../../ui/dates.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useText } from '../../ui/use-text.ts';
import { ActionActDialog, type OfferedActionAct } from './action-act-dialog.tsx';
import { ActionHistory } from './action-history.tsx';
import { ActionMilestones } from './action-milestones.tsx';
import { ActionDueTag } from './action-state-tag.tsx';

const union: readonly Role[] = ['chair', 'officer'];
const reporting: readonly Role[] = ['chair', 'officer', 'management'];

/** What is offered, and to whom, the likely one first; the life cycle says when, the door checks both. */
const offered = [
  { name: 'verify', roles: union },
  { name: 'reportProgress', roles: reporting },
  { name: 'reportDone', roles: reporting },
  { name: 'sendBack', roles: union },
  { name: 'extend', roles: union },
  { name: 'drop', roles: ['chair'] },
] as const satisfies readonly { name: OfferedActionAct['name']; roles: readonly Role[] }[];

/** One action item: what was promised, how it stands, what has been reported, and what can be done next. */
export function ActionDrawer({ actionItemId, onClose }: { actionItemId: ActionItemId; onClose: () => void }) {
  const t = useText();
  const { data, error, show, reload, leave } = useAction();
  useEffect(() => {
    void show({ actionItemId });
    return leave;
  }, [actionItemId, show, leave]);
  return (
    <Drawer open size={640} title={data?.actionNo ?? t('place.actions')} onClose={onClose}>
      <ErrorNotice error={error} onRetry={() => void reload()} />
      {data === undefined && error === undefined && <Spin />}
      {data !== undefined && <Content item={data} />}
    </Drawer>
  );
}

function Content({ item }: { item: ActionDetail }) {
  const t = useText();
  const role = useSignedIn((state) => state.account?.role);
  const [act, setAct] = useState<OfferedActionAct>();
  const allowed = actionActsAllowed(item.state);
  const may = (roles: readonly Role[]): boolean => role !== undefined && roles.includes(role);
  const acts = offered.filter(({ name, roles }) => allowed.includes(name) && may(roles));
  const mayReach = allowed.includes('completeMilestone') && may(reporting);
  return (
    <Flex vertical gap={16}>
      <Typography.Paragraph style={{ whiteSpace: 'pre-wrap', fontSize: '1.1em', margin: 0 }}>
        {item.what}
      </Typography.Paragraph>
      {acts.length > 0 && (
        <Flex gap={8} wrap>
          {acts.map(({ name }, index) => (
            <Button key={name} type={index === 0 ? 'primary' : 'default'} onClick={() => setAct({ name })}>
              {t(`actionAct.${name}`)}
            </Button>
          ))}
        </Flex>
      )}
      <Facts item={item} />
      {item.milestones.length > 0 && (
        <section>
          <Typography.Title level={2} style={{ fontSize: '1.1em' }}>
            {t('actionItem.milestones')}
          </Typography.Title>
          <ActionMilestones
            milestones={item.milestones}
            onReached={mayReach ? (milestoneId) => setAct({ name: 'completeMilestone', milestoneId }) : undefined}
          />
        </section>
      )}
      <section>
        <Typography.Title level={2} style={{ fontSize: '1.1em' }}>
          {t('actionItem.history')}
        </Typography.Title>
        <ActionHistory progress={item.progress} />
      </section>
      {act !== undefined && <ActionActDialog item={item} act={act} onClose={() => setAct(undefined)} />}
    </Flex>
  );
}

function Facts({ item }: { item: ActionDetail }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const day = (value: string): string => longDay(value, locale);
  const given = (key: 'criterion' | 'supervisor' | 'evidence') =>
    item[key] === '' ? [] : [{ key, label: t(`actionItem.${key}`), children: item[key] }];
  const items = [
    { key: 'state', label: t('actionItem.state'), children: `${t(`actionState.${item.state}`)} · ${item.percent}%` },
    { key: 'due', label: t('actionItem.due'), children: <ActionDueTag item={item} /> },
    { key: 'dueOn', label: t('actionItem.dueOn'), children: day(item.dueOn) },
    ...(item.extensions === 0
      ? []
      : [
          {
            key: 'firstDueOn',
            label: t('actionItem.firstDueOn'),
            children: `${day(item.firstDueOn)} · ${t('actionItem.extended', { count: item.extensions })}`,
          },
        ]),
    { key: 'department', label: t('actionItem.department'), children: item.department },
    { key: 'responsible', label: t('actionItem.responsible'), children: item.responsible },
    ...given('supervisor'),
    ...given('criterion'),
    { key: 'startOn', label: t('actionItem.startOn'), children: day(item.startOn) },
    ...(item.doneOn === null ? [] : [{ key: 'doneOn', label: t('actionItem.doneOn'), children: day(item.doneOn) }]),
    ...given('evidence'),
    ...(item.verifiedAt === null
      ? []
      : [{ key: 'verifiedAt', label: t('actionItem.verifiedAt'), children: moment(item.verifiedAt, locale) }]),
    { key: 'origin', label: t('actionItem.origin'), children: <Origin item={item} /> },
  ];
  return <Descriptions column={1} size="small" items={items} styles={{ label: { width: '9em', color: '#4b5563' } }} />;
}

function Origin({ item }: { item: ActionDetail }) {
  const t = useText();
  const { petitionId, petitionNo, petitionTitle, sessionNo } = item;
  if (petitionId === null && sessionNo === null) return '—';
  return (
    <Flex vertical>
      {petitionId !== null && (
        <Link href={`/petitions/${petitionId}`}>{t('actionItem.petition', { petitionNo, title: petitionTitle })}</Link>
      )}
      {sessionNo !== null && <span>{t('actionItem.session', { sessionNo })}</span>}
    </Flex>
  );
}
