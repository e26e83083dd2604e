import { Alert, Button, Card, Descriptions, Flex, Form, Input, Spin, Typography } from 'antd';
import { useEffect } from 'react';
import { call } from '../../api/backend.ts';
import { usePreferences } from '../../stores/preferences.store.ts';
import { useMinutes, type SessionDetail, type SessionMinutes } from '../../stores/sessions.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { longDay, moment } from '../../ui/dates.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { talkGroupKey } from '../../../shared/i18n/talk-group-key.ts';
import { spokenGroups } from '../../../shared/domain/speech.rules.ts';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { BallotSentence } from './ballot-sentence.tsx';
import { OutcomeTag } from './item-tags.tsx';
import { MeasureList } from './measure-list.tsx';

/** The minutes as they stand, and making them final after the session. */
export function MinutesPanel({ session }: { session: SessionDetail }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const role = useSignedIn((state) => state.account?.role);
  const { data, error, show, reload, leave } = useMinutes();
  useEffect(() => {
    void show({ sessionId: session.id });
    return leave;
  }, [session.id, show, leave]);
  if (error !== undefined) return <ErrorNotice error={error} onRetry={() => void reload()} />;
  if (data === undefined) return <Spin />;
  if (data.openedAt === null) return <Alert showIcon type="info" title={t('minutes.none')} />;
  const mayMake = session.state === 'closed' && (role === 'chair' || role === 'officer');
  return (
    <Flex vertical gap={12} style={{ maxWidth: '60rem' }}>
      {session.state === 'closed' && (
        <Alert
          showIcon
          type="info"
          title={`${t('minutes.preview')} ${
            session.minutesBy === null ? '' : t('minutes.dueBy', { day: longDay(session.minutesBy, locale) })
          }`}
        />
      )}
      {mayMake && <MakeForm session={session} />}
      <Card>
        <Typography.Title level={2} style={{ fontSize: '1.3em', textAlign: 'center', marginTop: 0 }}>
          {data.enterpriseName} {data.title} {t('minutes.title')}
        </Typography.Title>
        <Head minutes={data} />
        {data.items.map((item, index) => (
          <Item key={`${item.position}${item.title}`} n={index + 1} item={item} />
        ))}
        {data.note !== '' && (
          <>
            <Typography.Title level={3} style={{ fontSize: '1.1em' }}>
              {t('minutes.note')}
            </Typography.Title>
            <Typography.Paragraph style={{ whiteSpace: 'pre-wrap' }}>{data.note}</Typography.Paragraph>
          </>
        )}
      </Card>
    </Flex>
  );
}

function Head({ minutes }: { minutes: SessionMinutes }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  const who = (side: SessionMinutes['attended'][number]['side']): string =>
    minutes.attended
      .filter((person) => person.side === side)
      .map((person) =>
        person.capacity === 'deliberating'
          ? person.name
          : `${person.name}${t('punct.open')}${t(`capacity.${person.capacity}`)}${t('punct.shut')}`,
      )
      .join(t('punct.and')) || '—';
  const items = [
    {
      key: 'time',
      label: t('minutes.time'),
      children: `${minutes.openedAt === null ? '' : moment(minutes.openedAt, locale)} – ${
        minutes.closedAt === null ? '' : moment(minutes.closedAt, locale)
      }`,
    },
    { key: 'place', label: t('minutes.place'), children: minutes.place },
    { key: 'chair', label: t('minutes.chair'), children: minutes.chairName || '—' },
    { key: 'recorder', label: t('minutes.recorder'), children: minutes.recorderName || '—' },
    ...(['worker', 'union', 'management'] as const).map((side) => ({
      key: side,
      label: `${t('minutes.attended')} · ${t(`side.${side}`)}`,
      children: who(side),
    })),
    {
      key: 'absent',
      label: t('minutes.absent'),
      children:
        minutes.absent
          .map((person) =>
            person.excused === '' ? person.name : `${person.name}${t('punct.open')}${person.excused}${t('punct.shut')}`,
          )
          .join(t('punct.and')) || '—',
    },
    ...(minutes.openedWith === null
      ? []
      : [{ key: 'share', label: t('minutes.share'), children: t('gate.shareNumbers', minutes.openedWith) }]),
    { key: 'gates', label: t('minutes.gates'), children: <GateHistory minutes={minutes} /> },
    { key: 'talk', label: t('speech.times'), children: <TalkTimes talk={minutes.talk} /> },
  ];
  return <Descriptions bordered size="small" column={1} items={items} styles={{ label: { width: '11em' } }} />;
}

/** Whose time it was, for good: the console's bars end with the session. */
function TalkTimes({ talk }: { talk: SessionMinutes['talk'] }) {
  const t = useText();
  if (talk.seconds === 0) return t('speech.noTimes');
  return spokenGroups(talk).map(({ group, seconds, percent, speeches }) => (
    <div key={group}>
      {t(talkGroupKey(group))}
      {t('punct.colon')}
      {t('speech.minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })} · {percent}% ·{' '}
      {t('speech.turns', { count: speeches })}
    </div>
  ));
}

function GateHistory({ minutes }: { minutes: SessionMinutes }) {
  const t = useText();
  const locale = usePreferences((state) => state.locale);
  if (minutes.gates.every((moment) => moment.shareHeld && moment.managementPresent)) return t('minutes.gatesHeld');
  return (
    <>
      {minutes.gates.map((gate) => (
        <div key={gate.at}>
          {t('minutes.gateMoment', { ...gate, at: moment(gate.at, locale).slice(-5) })}
          {t('punct.colon')}
          {[gate.shareHeld ? '' : t('minutes.shareFailed'), gate.managementPresent ? '' : t('minutes.managementAbsent')]
            .filter(Boolean)
            .join(t('punct.semicolon')) || t('minutes.bothHeld')}
        </div>
      ))}
    </>
  );
}

function Item({ n, item }: { n: number; item: SessionMinutes['items'][number] }) {
  const t = useText();
  return (
    <section style={{ marginTop: 16 }}>
      <Typography.Title level={3} style={{ fontSize: '1.1em' }}>
        {t('minutes.item', { n, title: item.title })}{' '}
        {item.outcome === null ? t('outcome.none') : <OutcomeTag outcome={item.outcome} />}
      </Typography.Title>
      {item.petitionText !== null && (
        <p>
          {item.petitionNo}
          {t('punct.colon')}
          {item.petitionText}
        </p>
      )}
      {item.discussion !== '' && (
        <p style={{ whiteSpace: 'pre-wrap' }}>
          <strong>
            {t('console.discussion')}
            {t('punct.colon')}
          </strong>
          {item.discussion}
        </p>
      )}
      <p style={{ whiteSpace: 'pre-wrap' }}>
        <strong>
          {t('console.answer')}
          {item.answeredBy !== '' && `${t('punct.open')}${item.answeredBy}${t('punct.shut')}`}
          {t('punct.colon')}
        </strong>
        {item.answer === '' ? t('console.noAnswer') : item.answer}
      </p>
      {item.ballots.map((ballot) => (
        <BallotSentence key={ballot.id} ballot={ballot} />
      ))}
      {item.outcomeNote !== '' && (
        <p style={{ whiteSpace: 'pre-wrap' }}>
          <strong>
            {t('console.note')}
            {t('punct.colon')}
          </strong>
          {item.outcomeNote}
        </p>
      )}
      <MeasureList measures={item.measures} />
    </section>
  );
}

interface MakeFields {
  chairName?: string;
  recorderName?: string;
  note?: string;
}

function MakeForm({ session }: { session: SessionDetail }) {
  const t = useText();
  const act = useAct();
  const { id: sessionId, version } = session;
  const submit = (fields: MakeFields): void =>
    void act.run(() => call('session.minute', { sessionId, version, ...fields }), t('minutes.made'));
  return (
    <Card size="small">
      <Form<MakeFields>
        layout="vertical"
        onFinish={submit}
        initialValues={{ chairName: session.chairName, recorderName: session.recorderName }}
      >
        <Flex gap={12}>
          <Form.Item name="chairName" label={t('minutes.chair')} style={{ flex: 1 }}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="recorderName" label={t('minutes.recorder')} style={{ flex: 1 }}>
            <Input maxLength={40} />
          </Form.Item>
        </Flex>
        <Form.Item name="note" label={t('minutes.note')}>
          <Input.TextArea rows={2} maxLength={10_000} />
        </Form.Item>
        <ErrorNotice error={act.error} />
        <Flex gap={12} align="center">
          <Button type="primary" htmlType="submit" loading={act.busy}>
            {t('minutes.make')}
          </Button>
          <span style={{ color: '#4b5563' }}>{t('minutes.makeHint')}</span>
        </Flex>
      </Form>
    </Card>
  );
}
