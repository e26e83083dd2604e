import { PlusOutlined } from '@ant-design/icons';
import { Button, Empty, Flex, Input, Modal, Table, Tag } from 'antd';
import { useState } from 'react';
import { mayDo } from '../../../shared/domain/session.rules.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import { call } from '../../api/backend.ts';
import type { Participant, SessionDetail } from '../../stores/sessions.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useColumnWidth } from '../../ui/use-column-width.ts';
import { VerdictLine } from '../../ui/verdict-line.tsx';
import { useText } from '../../ui/use-text.ts';
import { AddParticipantDialog } from './add-participant-dialog.tsx';
import { CheckInAll } from './check-in-all.tsx';

/** Who is invited and who is here; checking in at the desk. */
export function ParticipantsPanel({ session }: { session: SessionDetail }) {
  const t = useText();
  const role = useSignedIn((state) => state.account?.role);
  const act = useAct();
  const { width } = useColumnWidth();
  const [adding, setAdding] = useState(false);
  const [excusing, setExcusing] = useState<Participant>();
  const [word, setWord] = useState('');
  const mayEdit = (role === 'chair' || role === 'officer') && mayDo(session.state, 'checkIn').ok;
  const shown = session.participants.filter(
    (person) => word === '' || `${person.name}${person.department}`.includes(word.trim()),
  );
  const checkIn = (ids: readonly ParticipantId[]): void =>
    void act.run(() => call('session.checkIn', { participantIds: [...ids] }));

  return (
    <Flex vertical gap={8}>
      <ErrorNotice error={act.error} />
      <Flex gap={8} wrap align="center">
        <Input.Search
          allowClear
          aria-label={t('participants.search')}
          placeholder={t('participants.search')}
          style={{ width: '14rem' }}
          onChange={(event) => setWord(event.target.value)}
        />
        <span style={{ flex: 1, color: '#4b5563' }}>
          {t('participants.invited', { count: session.participants.length })} ·{' '}
          {t('gate.here', { count: session.participants.filter((person) => person.present).length })}
        </span>
        {mayEdit && (
          <>
            <CheckInAll people={session.participants} />
            <Button icon={<PlusOutlined />} onClick={() => setAdding(true)}>
              {t('participants.add')}
            </Button>
          </>
        )}
      </Flex>
      <Table<Participant>
        size="small"
        rowKey="id"
        dataSource={shown}
        pagination={false}
        scroll={{ y: 420 }}
        locale={{ emptyText: <Empty description={t('participants.empty')} /> }}
        columns={[
          {
            title: t('participants.name'),
            width: width(170),
            render: (_, person) => (
              <>
                {person.name} {person.isHeadOfManagement && <Tag>{t('participants.head')}</Tag>}
              </>
            ),
          },
          { title: t('participants.side'), width: width(108), render: (_, person) => t(`side.${person.side}`) },
          {
            title: t('participants.capacity'),
            width: width(130),
            render: (_, person) => t(`capacity.${person.capacity}`),
          },
          { title: t('participants.department'), dataIndex: 'department', ellipsis: true },
          {
            title: t('session.state'),
            width: width(130),
            render: (_, person) => <Presence person={person} />,
          },
          ...(mayEdit
            ? [
                {
                  title: '',
                  width: width(230),
                  render: (_: unknown, person: Participant) => (
                    <Flex gap={4}>
                      {person.present ? (
                        <Button
                          size="small"
                          aria-label={`${t('participants.checkOut')} ${person.name}`}
                          onClick={() => void act.run(() => call('session.checkOut', { participantIds: [person.id] }))}
                        >
                          {t('participants.checkOut')}
                        </Button>
                      ) : (
                        <Button
                          size="small"
                          type="primary"
                          aria-label={`${t('participants.checkIn')} ${person.name}`}
                          onClick={() => checkIn([person.id])}
                        >
                          {t('participants.checkIn')}
                        </Button>
                      )}
                      {person.firstIn === null && (
                        <>
                          <Button
                            size="small"
                            aria-label={`${t('participants.excuse')} ${person.name}`}
                            onClick={() => setExcusing(person)}
                          >
                            {t('participants.excuse')}
                          </Button>
                          <Button
                            size="small"
                            aria-label={`${t('participants.remove')} ${person.name}`}
                            onClick={() =>
                              void act.run(() => call('session.removeParticipant', { participantId: person.id }))
                            }
                          >
                            {t('participants.remove')}
                          </Button>
                        </>
                      )}
                    </Flex>
                  ),
                },
              ]
            : []),
        ]}
      />
      {adding && <AddParticipantDialog session={session} onClose={() => setAdding(false)} />}
      {excusing !== undefined && <ExcuseDialog person={excusing} onClose={() => setExcusing(undefined)} />}
    </Flex>
  );
}

function Presence({ person }: { person: Participant }) {
  const t = useText();
  if (person.present) return <VerdictLine ok>{t('participants.present')}</VerdictLine>;
  if (person.excused !== '') return <span>{t('participants.excused', { reason: person.excused })}</span>;
  return <span style={{ color: '#4b5563' }}>{t('participants.absent')}</span>;
}

function ExcuseDialog({ person, onClose }: { person: Participant; onClose: () => void }) {
  const t = useText();
  const act = useAct();
  const [reason, setReason] = useState(person.excused);
  const submit = async (): Promise<void> => {
    if (await act.run(() => call('session.excuse', { participantId: person.id, reason }))) onClose();
  };
  return (
    <Modal
      open
      title={t('participants.excuseTitle', { name: person.name })}
      okText={t('action.confirm')}
      cancelText={t('action.cancel')}
      confirmLoading={act.busy}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <ErrorNotice error={act.error} />
      <Input
        aria-label={t('agenda.reason')}
        placeholder={t('agenda.reason')}
        maxLength={100}
        value={reason}
        autoFocus
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
}
