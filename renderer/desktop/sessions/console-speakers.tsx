import { CloseOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Select } from 'antd';
import { useEffect, useMemo } from 'react';
import type { ParticipantId, SpeechId } from '../../../shared/ids.ts';
import { call } from '../../api/backend.ts';
import { useSpeakers, type SessionDetail, type SpeakerList } from '../../stores/sessions.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { groupKeyOf } from '../../../shared/i18n/talk-group-key.ts';
import { unionRed } from '../../ui/theme.ts';
import { useAct, type Act } from '../../ui/use-act.ts';
import { clockText, useRunningSeconds } from '../../ui/use-running-seconds.ts';
import { useText } from '../../ui/use-text.ts';
import { TalkTimeBars } from './talk-time-bars.tsx';

type Speech = SpeakerList['waiting'][number];

/** Who has the floor and who waits for it, from phones and raised hands in one order; below, whose time it was. */
export function ConsoleSpeakers({ session, mayLead }: { session: SessionDetail; mayLead: boolean }) {
  const t = useText();
  const { data, error, show, reload, leave } = useSpeakers();
  const act = useAct({ loud: true });
  useEffect(() => {
    void show({ sessionId: session.id });
    return leave;
  }, [session.id, show, leave]);
  if (data === undefined) {
    return error === undefined ? null : <ErrorNotice error={error} onRetry={() => void reload()} />;
  }
  const leads = mayLead && session.state === 'open';
  return (
    <Card size="small" title={`${t('speech.title')} · ${t('speech.waiting', { count: data.waiting.length })}`}>
      <Flex vertical gap={8}>
        {data.speaking === null ? (
          <Flex gap={8} align="center" justify="space-between">
            <span style={{ color: '#4b5563' }}>{t('speech.nobody')}</span>
            {leads && data.waiting[0] !== undefined && <GiveNext act={act} next={data.waiting[0]} />}
          </Flex>
        ) : (
          <SpeakingNow list={data} speech={data.speaking} leads={leads} act={act} />
        )}
        <Waiting waiting={data.waiting} leads={leads} act={act} />
        {leads && <RaisedHand session={session} list={data} act={act} />}
        <TalkTimeBars sessionId={session.id} isRunning={data.speaking !== null} />
      </Flex>
    </Card>
  );
}

function give(act: Act, speechId: SpeechId): void {
  void act.run(() => call('speech.start', { speechId }));
}

function GiveNext({ act, next }: { act: Act; next: Speech }) {
  const t = useText();
  return (
    <Button type="primary" disabled={act.busy} onClick={() => give(act, next.id)}>
      {t('speech.next')}
    </Button>
  );
}

function SpeakingNow({ list, speech, leads, act }: { list: SpeakerList; speech: Speech; leads: boolean; act: Act }) {
  const t = useText();
  const seconds = useRunningSeconds(speech.seconds, list);
  const [next] = list.waiting;
  return (
    <section
      aria-label={t('speech.speaking')}
      style={{ borderInlineStart: `4px solid ${unionRed}`, paddingInlineStart: 8 }}
    >
      <Flex justify="space-between" align="baseline" gap={8}>
        <strong style={{ fontSize: '1.15em' }}>{speech.name}</strong>
        <strong role="timer" style={{ fontSize: '1.3em', fontVariantNumeric: 'tabular-nums' }}>
          {clockText(seconds)}
        </strong>
      </Flex>
      <div style={{ color: '#4b5563' }}>
        {t(groupKeyOf(speech))}
        {speech.department !== '' && ` · ${speech.department}`}
      </div>
      {leads && (
        <Flex gap={8} style={{ marginTop: 4 }}>
          <Button disabled={act.busy} onClick={() => void act.run(() => call('speech.end', { speechId: speech.id }))}>
            {t('speech.end')}
          </Button>
          {next !== undefined && <GiveNext act={act} next={next} />}
        </Flex>
      )}
    </section>
  );
}

function Waiting({ waiting, leads, act }: { waiting: readonly Speech[]; leads: boolean; act: Act }) {
  const t = useText();
  if (waiting.length === 0) return null;
  return (
    <ol
      // Reached with the keyboard too, once it is long enough to scroll.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={t('speech.waiting', { count: waiting.length })}
      style={{ margin: 0, padding: 0, listStyle: 'none', maxHeight: '9.5em', overflow: 'auto' }}
    >
      {waiting.map((speech, index) => (
        <li key={speech.id} style={{ display: 'flex', gap: 6, alignItems: 'center', padding: '2px 0' }}>
          <span style={{ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
            {index + 1}. {speech.name} <span style={{ color: '#4b5563' }}>{t(groupKeyOf(speech))}</span>
          </span>
          {leads && (
            <>
              <Button
                size="small"
                disabled={act.busy}
                aria-label={t('speech.giveTo', { name: speech.name })}
                onClick={() => give(act, speech.id)}
              >
                {t('speech.give')}
              </Button>
              <Button
                size="small"
                type="text"
                disabled={act.busy}
                title={t('speech.withdraw')}
                aria-label={t('speech.withdrawOf', { name: speech.name })}
                icon={<CloseOutlined />}
                onClick={() => void act.run(() => call('speech.withdraw', { speechId: speech.id }))}
              />
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

/** Who is here and raises a hand, management above all and whoever has no phone: put on the list, or given the floor at once. */
function RaisedHand({ session, list, act }: { session: SessionDetail; list: SpeakerList; act: Act }) {
  const t = useText();
  const { participants } = session;
  // A list of hundreds is made anew only when it has changed.
  const here = useMemo(
    () =>
      participants
        .filter((person) => person.present)
        .map((person) => ({ value: person.id, label: `${person.name} · ${t(`side.${person.side}`)}` })),
    [participants, t],
  );
  const mayAsk = useMemo(() => {
    const waits = new Set(list.waiting.map((speech) => speech.participantId));
    return here.filter((person) => !waits.has(person.value));
  }, [here, list.waiting]);
  const speaking = list.speaking?.participantId;
  const mayBegin = useMemo(() => here.filter((person) => person.value !== speaking), [here, speaking]);
  const giveAtOnce = async (participantId: ParticipantId): Promise<void> => {
    const { speechId } = await call('speech.add', { participantId });
    await call('speech.start', { speechId });
  };
  return (
    <Flex vertical gap={6}>
      <Select<ParticipantId>
        showSearch={{ optionFilterProp: 'label' }}
        value={null}
        aria-label={t('speech.add')}
        placeholder={t('speech.add')}
        options={mayAsk}
        disabled={act.busy}
        onChange={(participantId) => void act.run(() => call('speech.add', { participantId }), t('speech.added'))}
      />
      <Select<ParticipantId>
        showSearch={{ optionFilterProp: 'label' }}
        value={null}
        aria-label={t('speech.giveAtOnce')}
        placeholder={t('speech.giveAtOnce')}
        options={mayBegin}
        disabled={act.busy}
        onChange={(participantId) => void act.run(() => giveAtOnce(participantId))}
      />
    </Flex>
  );
}
