import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Empty, Flex, Input, Modal, Tag, Tooltip } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { InputOf } from '../../../shared/contract/index.ts';
import { mayDo } from '../../../shared/domain/session.rules.ts';
import { call } from '../../api/backend.ts';
import type { AgendaItem, SessionDetail } from '../../stores/sessions.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { AddItemDialog } from './add-item-dialog.tsx';
import { OutcomeTag, ReasonTags } from './item-tags.tsx';
import { MotionsPanel } from './motions-panel.tsx';

type Entries = InputOf<'session.setAgenda'>['items'];

/** The agenda with the reason for each item, and below it what was left out and why. */
export function AgendaPanel({ session }: { session: SessionDetail }) {
  const t = useText();
  const role = useSignedIn((state) => state.account?.role);
  const act = useAct();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<AgendaItem>();
  const mayEdit = (role === 'chair' || role === 'officer') && mayDo(session.state, 'setAgenda').ok;
  const { id: sessionId, version, agenda } = session;
  const standing = agenda.map((item) => ({ itemId: item.id }));

  const save = (items: Entries, leftOut: InputOf<'session.setAgenda'>['leftOut'] = []): Promise<boolean> =>
    act.run(() => call('session.setAgenda', { sessionId, version, items, leftOut }), t('agenda.saved'));
  const move = (from: number, by: number): void => {
    const items = [...standing];
    const [moved] = items.splice(from, 1);
    if (moved !== undefined) items.splice(from + by, 0, moved);
    void save(items);
  };
  return (
    <Flex vertical gap={12}>
      <ErrorNotice error={act.error} />
      {mayEdit && (
        <Flex gap={8}>
          <Button icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {t('agenda.addPetition')}
          </Button>
        </Flex>
      )}
      {agenda.length === 0 && <Empty description={t('agenda.empty')} />}
      {agenda.map((item, index) => (
        <Card key={item.id} size="small">
          <Flex gap={12} align="start">
            <strong style={{ fontSize: '1.2em', minWidth: '1.6em' }}>{index + 1}</strong>
            <div style={{ flex: 1, minWidth: 0 }}>
              <Flex gap={8} align="center" wrap>
                <strong>{item.title}</strong>
                {item.petition !== null && (
                  <Link href={`/petitions/${item.petition.id}`}>
                    {t('agenda.petition', { petitionNo: item.petition.petitionNo })}
                  </Link>
                )}
                {item.outcome !== null && <OutcomeTag outcome={item.outcome} />}
              </Flex>
              {item.petition !== null && <div style={{ color: '#4b5563' }}>{item.petition.text}</div>}
              <div style={{ marginTop: 4 }}>
                <ReasonTags reasons={item.reasons} />
                {item.proposer !== '' && <Tag>{item.proposer}</Tag>}
              </div>
            </div>
            {mayEdit && (
              <Flex gap={4}>
                <Tooltip title={t('agenda.up')}>
                  <Button
                    aria-label={`${t('agenda.up')} ${item.title}`}
                    icon={<ArrowUpOutlined />}
                    disabled={index === 0 || act.busy}
                    onClick={() => move(index, -1)}
                  />
                </Tooltip>
                <Tooltip title={t('agenda.down')}>
                  <Button
                    aria-label={`${t('agenda.down')} ${item.title}`}
                    icon={<ArrowDownOutlined />}
                    disabled={index === agenda.length - 1 || act.busy}
                    onClick={() => move(index, 1)}
                  />
                </Tooltip>
                <Tooltip title={t('agenda.remove')}>
                  <Button
                    aria-label={`${t('agenda.remove')} ${item.title}`}
                    icon={<DeleteOutlined />}
                    disabled={act.busy}
                    onClick={() => setRemoving(item)}
                  />
                </Tooltip>
              </Flex>
            )}
          </Flex>
        </Card>
      ))}
      <MotionsPanel session={session} />
      <LeftOut session={session} />
      {adding && (
        <AddItemDialog
          session={session}
          onClose={() => setAdding(false)}
          onAdd={(entry) => save([...standing, entry])}
        />
      )}
      {removing !== undefined && (
        <RemoveDialog
          item={removing}
          onClose={() => setRemoving(undefined)}
          onRemove={(reason) =>
            save(
              standing.filter(({ itemId }) => itemId !== removing.id),
              removing.petition === null ? [] : [{ petitionId: removing.petition.id, reason }],
            )
          }
        />
      )}
    </Flex>
  );
}

function LeftOut({ session }: { session: SessionDetail }) {
  const t = useText();
  const { leftOut } = session;
  if (leftOut.length === 0) return <div style={{ color: '#4b5563' }}>{t('agenda.noneLeft')}</div>;
  return (
    <Card size="small" title={t('agenda.leftOut', { count: leftOut.length })}>
      <Flex vertical gap={4}>
        {leftOut.map((one) => (
          <Flex key={one.petitionId} gap={12} wrap>
            <Link href={`/petitions/${one.petitionId}`}>{one.petitionNo}</Link>
            <span style={{ flex: 1, minWidth: '12rem' }}>{one.title}</span>
            <span style={{ color: '#4b5563' }}>{t(`omission.${one.reason.code}`, one.reason)}</span>
          </Flex>
        ))}
      </Flex>
    </Card>
  );
}

function RemoveDialog({
  item,
  onClose,
  onRemove,
}: {
  item: AgendaItem;
  onClose: () => void;
  onRemove: (reason: string) => Promise<boolean>;
}) {
  const t = useText();
  const [reason, setReason] = useState('');
  const needed = item.petition !== null;
  return (
    <Modal
      open
      title={t('agenda.removeTitle', { title: item.title })}
      okText={t('agenda.remove')}
      okButtonProps={{ disabled: needed && reason.trim() === '' }}
      cancelText={t('action.cancel')}
      onOk={() => void onRemove(reason).then((done) => done && onClose())}
      onCancel={onClose}
    >
      {needed && (
        <>
          <p style={{ color: '#4b5563' }}>{t('agenda.removeHint')}</p>
          <Input
            aria-label={t('agenda.reason')}
            placeholder={t('agenda.reason')}
            maxLength={300}
            value={reason}
            autoFocus
            onChange={(event) => setReason(event.target.value)}
          />
        </>
      )}
    </Modal>
  );
}
