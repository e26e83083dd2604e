import { DeleteOutlined, SaveOutlined } from '@ant-design/icons';
import { Button, Flex, Input, Modal, Segmented, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { Role } from '../../../shared/domain/member.ts';
import type { TextKey } from '../../../shared/i18n/translate.ts';
import { call } from '../../api/backend.ts';
import { useRegister, useSavedViews, type PetitionFilter } from '../../stores/petitions.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';

interface ShippedView {
  readonly key: TextKey;
  readonly filter: Partial<PetitionFilter>;
  readonly roles?: readonly Role[];
}

const union: readonly Role[] = ['chair', 'officer'];
/** What people look for, as the work runs; for management it is the feedback log (反馈台账): answer, take, report. */
const shipped: readonly ShippedView[] = [
  { key: 'view.all', filter: {} },
  { key: 'view.untriaged', filter: { states: ['received'] }, roles: union },
  { key: 'view.toAnswer', filter: { states: ['assigned', 'planning'], order: 'due', descending: false } },
  { key: 'view.queued', filter: { states: ['queued', 'on_agenda'] } },
  {
    key: 'view.going',
    filter: { states: ['answered', 'decided', 'planned', 'in_progress'], order: 'due', descending: false },
  },
  { key: 'view.overdue', filter: { overdue: true } },
  { key: 'view.done', filter: { states: ['done', 'evaluated', 'closed'] } },
];

/** Whether a filter is this view and nothing else: the tab is then the one that is lit. */
function isShowing(filter: PetitionFilter, view: Partial<PetitionFilter>): boolean {
  const plain = (of: Partial<PetitionFilter>): string =>
    JSON.stringify({
      states: of.states ?? [],
      overdue: of.overdue === true,
      categories: of.categories ?? [],
      classes: of.classes ?? [],
      words: of.words ?? '',
      rest: [of.urgent, of.major, of.workshop, of.figure].map((value) => value ?? null),
    });
  return plain(filter) === plain(view);
}

/** The views that come with the program, and this person's own. */
export function RegisterViews() {
  const t = useText();
  const role = useSignedIn((state) => state.account?.role);
  const { filter, begin, setFilter } = useRegister();
  const { data, show, leave } = useSavedViews();
  const [naming, setNaming] = useState(false);
  const act = useAct({ loud: true });
  useEffect(() => {
    void show({});
    return leave;
  }, [show, leave]);
  const views = shipped.filter(({ roles }) => roles === undefined || (role !== undefined && roles.includes(role)));
  const lit = views.find((view) => isShowing(filter, view.filter));
  const own = data?.find((view) => isShowing(filter, view.filter));
  const open = (chosen: Partial<PetitionFilter>): void => {
    begin(chosen);
    void setFilter({});
  };
  return (
    <Flex gap={8} wrap align="center">
      <Segmented<string>
        aria-label={t('view.shipped')}
        value={lit?.key ?? ''}
        options={views.map(({ key }) => ({ value: key, label: t(key) }))}
        onChange={(key) => open(views.find((view) => view.key === key)?.filter ?? {})}
      />
      {data !== undefined && data.length > 0 && (
        <Select
          style={{ minWidth: '10rem' }}
          aria-label={t('view.own')}
          placeholder={t('view.own')}
          value={own?.name ?? null}
          options={data.map(({ name }) => ({ value: name, label: name }))}
          onChange={(name) => open(data.find((view) => view.name === name)?.filter ?? {})}
        />
      )}
      {own !== undefined && (
        <Button
          type="text"
          icon={<DeleteOutlined />}
          aria-label={t('view.delete', { name: own.name })}
          title={t('view.delete', { name: own.name })}
          loading={act.busy}
          onClick={() => void act.run(() => call('petition.deleteView', { name: own.name }))}
        />
      )}
      {lit === undefined && own === undefined && (
        <Button type="text" icon={<SaveOutlined />} onClick={() => setNaming(true)}>
          {t('view.save')}
        </Button>
      )}
      {naming && <NameDialog filter={filter} onClose={() => setNaming(false)} />}
    </Flex>
  );
}

function NameDialog({ filter, onClose }: { filter: PetitionFilter; onClose: () => void }) {
  const t = useText();
  const act = useAct();
  const [name, setName] = useState('');
  const save = async (): Promise<void> => {
    if (await act.run(() => call('petition.saveView', { name, filter }), t('view.saved'))) onClose();
  };
  return (
    <Modal
      open
      title={t('view.save')}
      okText={t('action.save')}
      cancelText={t('action.cancel')}
      okButtonProps={{ disabled: name.trim() === '' }}
      confirmLoading={act.busy}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <ErrorNotice error={act.error} />
      <Input
        autoFocus
        maxLength={40}
        aria-label={t('view.name')}
        placeholder={t('view.name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={() => name.trim() !== '' && void save()}
      />
    </Modal>
  );
}
