import { CheckCircleFilled, CloseCircleOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Input } from 'antd';
import { memo, useState } from 'react';
import type { Side } from '../../../shared/domain/session.ts';
import { call } from '../../api/backend.ts';
import type { Participant, SessionDetail } from '../../stores/sessions.store.ts';
import { statusColor } from '../../ui/theme.ts';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { CheckInAll } from './check-in-all.tsx';
import { DoorCodeSelect } from './door-code-select.tsx';

const order: readonly Side[] = ['management', 'union', 'worker'];

/** Who is here, one tap to check somebody in or out. */
export function ConsolePeople({ session, mayLead }: { session: SessionDetail; mayLead: boolean }) {
  const t = useText();
  const [word, setWord] = useState('');
  const live = session.state === 'open' || session.state === 'planned' || session.state === 'notified';
  const shown = session.participants.filter((person) => word === '' || person.name.includes(word.trim()));
  return (
    <Card
      size="small"
      title={t('session.tabParticipants')}
      extra={mayLead && live && <CheckInAll small people={session.participants} />}
    >
      <Input.Search
        allowClear
        size="small"
        aria-label={t('participants.search')}
        placeholder={t('participants.search')}
        onChange={(event) => setWord(event.target.value)}
      />
      {mayLead && live && <DoorCodeSelect people={session.participants} />}
      <div style={{ maxHeight: 'calc(100vh - 470px)', minHeight: 160, overflow: 'auto', marginTop: 8 }}>
        {order.map((side) => {
          const people = shown.filter((person) => person.side === side);
          if (people.length === 0) return null;
          return (
            <section key={side}>
              <div style={{ color: '#4b5563', margin: '4px 0' }}>
                {t(`side.${side}`)} {people.filter((person) => person.present).length} / {people.length}
              </div>
              <Flex gap={4} wrap>
                {people.map((person) => (
                  <PersonChip key={person.id} person={person} mayToggle={mayLead && live} />
                ))}
              </Flex>
            </section>
          );
        })}
      </div>
    </Card>
  );
}

/** One name with whether it is here: a button while it can be changed, text afterwards. */
const PersonChip = memo(function PersonChip({ person, mayToggle }: { person: Participant; mayToggle: boolean }) {
  const t = useText();
  const act = useAct({ loud: true });
  const toggle = (): void => {
    const name = person.present ? 'session.checkOut' : 'session.checkIn';
    void act.run(() => call(name, { participantIds: [person.id] }));
  };
  const state = t(person.present ? 'participants.present' : 'participants.absent');
  const icon = person.present ? (
    <CheckCircleFilled style={{ color: statusColor.good }} />
  ) : (
    <CloseCircleOutlined style={{ color: statusColor.neutral }} />
  );
  const name = person.isHeadOfManagement ? `${person.name} · ${t('participants.head')}` : person.name;
  if (!mayToggle) {
    return (
      <span title={state} style={{ padding: '0 6px', color: person.present ? undefined : statusColor.neutral }}>
        {icon} {name}
      </span>
    );
  }
  return (
    <Button
      size="small"
      aria-pressed={person.present}
      aria-label={`${person.name} ${state}`}
      onClick={toggle}
      icon={icon}
      style={person.present ? { borderColor: statusColor.good } : { color: statusColor.neutral }}
    >
      {name}
    </Button>
  );
});
