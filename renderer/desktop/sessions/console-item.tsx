import { Alert, Button, Card, Flex, Input, Typography } from 'antd';
import { useState } from 'react';
import { draftOf, useItemDrafts } from '../../stores/item-drafts.store.ts';
import type { AgendaItem, SessionDetail } from '../../stores/sessions.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { statusColor } from '../../ui/theme.ts';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { answerToSave, isGiverAlone } from './answer-to-save.ts';
import { BallotPanel } from './ballot-panel.tsx';
import { BallotSentence } from './ballot-sentence.tsx';
import { ConcludeDialog } from './conclude-dialog.tsx';
import { OutcomeTag, ReasonTags } from './item-tags.tsx';
import { saveItemTexts, useItemText, type ItemField } from './item-texts.ts';
import { MeasureList } from './measure-list.tsx';
import { OpenBallotDialog } from './open-ballot-dialog.tsx';

interface ItemProps {
  readonly session: SessionDetail;
  readonly item: AgendaItem;
  readonly mayLead: boolean;
}

/** The current item: what it is about, management's answer, the discussion, the ballot, the outcome. */
export function ConsoleItem({ session, item, mayLead }: ItemProps) {
  const t = useText();
  const role = useSignedIn((state) => state.account?.role);
  const mayAnswer =
    (mayLead || role === 'management') &&
    item.outcome === null &&
    (session.state === 'open' || session.state === 'planned' || session.state === 'notified');
  const mayDiscuss = mayLead && item.outcome === null && session.state === 'open';
  return (
    <Card
      size="small"
      title={
        <Flex gap={8} align="center" wrap style={{ whiteSpace: 'normal', padding: '6px 0' }}>
          <Typography.Title level={2} style={{ fontSize: '1.25em', margin: 0 }}>
            {item.title}
          </Typography.Title>
          {item.outcome !== null && <OutcomeTag outcome={item.outcome} />}
        </Flex>
      }
    >
      <Flex vertical gap={12}>
        {item.petition !== null && (
          <div style={{ whiteSpace: 'pre-wrap', fontSize: '1.05em', maxHeight: '8em', overflow: 'auto' }}>
            {item.petition.text}
          </div>
        )}
        <div>
          {item.petition !== null && (
            <span style={{ color: '#4b5563', marginInlineEnd: 8 }}>
              {t('agenda.petition', { petitionNo: item.petition.petitionNo })}
              {item.petition.category !== null && ` · ${t(`category.${item.petition.category}`)}`}
            </span>
          )}
          <ReasonTags reasons={item.reasons} />
        </div>
        <Answer item={item} mayEdit={mayAnswer} />
        <Discussion item={item} mayEdit={mayDiscuss} />
        <Voting session={session} item={item} mayLead={mayLead} />
        {item.outcome === null ? (
          mayDiscuss && <Concluding session={session} item={item} />
        ) : (
          <>
            {item.outcomeNote !== '' && (
              <div style={{ whiteSpace: 'pre-wrap' }}>
                <strong>
                  {t('console.note')}
                  {t('punct.colon')}
                </strong>
                {item.outcomeNote}
              </div>
            )}
            <MeasureList measures={item.measures} />
          </>
        )}
      </Flex>
    </Card>
  );
}

function Answer({ item, mayEdit }: { item: AgendaItem; mayEdit: boolean }) {
  const t = useText();
  const act = useAct();
  const answer = useItemText(item, 'answer');
  const answeredBy = useItemText(item, 'answeredBy');
  const isUnsaved = answer.isUnsaved || answeredBy.isUnsaved;
  if (!mayEdit) {
    return (
      <div style={{ whiteSpace: 'pre-wrap' }}>
        <strong>
          {t('console.answer')}
          {item.answeredBy !== '' && `${t('punct.open')}${item.answeredBy}${t('punct.shut')}`}
          {t('punct.colon')}
        </strong>
        {item.answer === '' ? t('console.noAnswer') : item.answer}
        <TooLate item={item} fields={[answer, answeredBy]} />
      </div>
    );
  }
  return (
    <div>
      <strong>{t('console.answer')}</strong>
      <Input.TextArea
        aria-label={t('console.answer')}
        placeholder={t('console.answerHint')}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={5000}
        value={answer.text}
        onChange={(event) => answer.write(event.target.value)}
      />
      <Overtaken fields={[answer, answeredBy]} />
      <Flex gap={8} align="center" style={{ marginTop: 6 }}>
        <Input
          aria-label={t('console.answeredBy')}
          placeholder={t('console.answeredBy')}
          maxLength={40}
          style={{ width: '14rem' }}
          value={answeredBy.text}
          onChange={(event) => answeredBy.write(event.target.value)}
        />
        <Button
          disabled={answerToSave(answer, answeredBy) === undefined}
          loading={act.busy}
          onClick={() => void act.run(() => saveItemTexts(item, ['answer']), t('console.saved'))}
        >
          {t('console.save')}
        </Button>
        {isUnsaved && <UnsavedHint isGiverAlone={isGiverAlone(answer, answeredBy)} />}
      </Flex>
      <ErrorNotice error={act.error} />
    </div>
  );
}

function Discussion({ item, mayEdit }: { item: AgendaItem; mayEdit: boolean }) {
  const t = useText();
  const act = useAct();
  const discussion = useItemText(item, 'discussion');
  if (!mayEdit) {
    return item.discussion === '' && !discussion.isUnsaved ? null : (
      <div style={{ whiteSpace: 'pre-wrap' }}>
        <strong>
          {t('console.discussion')}
          {t('punct.colon')}
        </strong>
        {item.discussion}
        <TooLate item={item} fields={[discussion]} />
      </div>
    );
  }
  return (
    <div>
      <strong>{t('console.discussion')}</strong>
      <Input.TextArea
        aria-label={t('console.discussion')}
        placeholder={t('console.discussionHint')}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={10_000}
        value={discussion.text}
        onChange={(event) => discussion.write(event.target.value)}
      />
      <Overtaken fields={[discussion]} />
      <Flex gap={8} align="center" style={{ marginTop: 6 }}>
        <Button
          disabled={!discussion.isUnsaved}
          loading={act.busy}
          onClick={() => void act.run(() => saveItemTexts(item, ['discussion']), t('console.saved'))}
        >
          {t('console.save')}
        </Button>
        {discussion.isUnsaved && <UnsavedHint />}
      </Flex>
      <ErrorNotice error={act.error} />
    </div>
  );
}

function UnsavedHint({ isGiverAlone: alone = false }: { isGiverAlone?: boolean }) {
  const t = useText();
  return <output style={{ color: statusColor.soon }}>{t(alone ? 'console.giverAlone' : 'console.unsaved')}</output>;
}

/** Somebody saved something else while this was being written: both are there to choose from. */
function Overtaken({ fields }: { fields: readonly ItemField[] }) {
  const t = useText();
  const overtaken = fields.filter((field) => field.isOvertaken);
  if (overtaken.length === 0) return null;
  return (
    <Alert
      role="alert"
      type="warning"
      showIcon
      style={{ marginTop: 6 }}
      title={t('console.overtaken')}
      description={
        <Flex vertical gap={6} align="start">
          <div style={{ whiteSpace: 'pre-wrap', maxHeight: '6em', overflow: 'auto' }}>
            {overtaken.map((field) => field.stored || t('console.overtakenEmpty')).join('\n')}
          </div>
          <Button size="small" onClick={() => overtaken.forEach((field) => field.giveUp())}>
            {t('console.takeStored')}
          </Button>
        </Flex>
      }
    />
  );
}

/** The item was concluded elsewhere while this was being written: it can still be copied. */
function TooLate({ item, fields }: { item: AgendaItem; fields: readonly ItemField[] }) {
  const t = useText();
  const late = fields.filter((field) => field.isUnsaved);
  if (late.length === 0 || item.outcome === null) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginTop: 6 }}
      title={t('console.tooLate')}
      description={late.map((field) => field.text || t('console.overtakenEmpty')).join('\n')}
      action={
        <Button size="small" onClick={() => late.forEach((field) => field.giveUp())}>
          {t('console.giveUp')}
        </Button>
      }
    />
  );
}

function Voting({ session, item, mayLead }: ItemProps) {
  const t = useText();
  const [opening, setOpening] = useState(false);
  const open = item.ballots.find((ballot) => ballot.state === 'open');
  const closed = item.ballots.find((ballot) => ballot.state === 'closed');
  const mayOpen = mayLead && session.state === 'open' && item.outcome === null && open === undefined && !closed;
  return (
    <>
      {item.ballots
        .filter((ballot) => ballot.state === 'void')
        .map((ballot) => (
          <BallotSentence key={ballot.id} ballot={ballot} />
        ))}
      {open !== undefined && <BallotPanel ballotId={open.id} mayLead={mayLead} />}
      {closed !== undefined && <BallotPanel ballotId={closed.id} mayLead={mayLead} />}
      {mayOpen && item.major && <Alert showIcon type="info" title={t('console.ballotNeeded')} />}
      {mayOpen && (
        <Flex gap={8} align="center">
          <Button
            type={item.major ? 'primary' : 'default'}
            disabled={!session.gates.deciding.ok || !session.gates.quorum.ok}
            onClick={() => setOpening(true)}
          >
            {t('console.holdBallot')}
          </Button>
          {!session.gates.quorum.ok && (
            <span style={{ color: '#4b5563' }}>{t('gate.quorumNumbers', session.quorum)}</span>
          )}
        </Flex>
      )}
      {opening && <OpenBallotDialog session={session} item={item} onClose={() => setOpening(false)} />}
    </>
  );
}

function Concluding({ session, item }: { session: SessionDetail; item: AgendaItem }) {
  const t = useText();
  const act = useAct();
  const [open, setOpen] = useState(false);
  const by = useSignedIn((state) => state.account?.id);
  const isBegun = useItemDrafts((state) => draftOf(state, by, item.id).conclusion !== undefined);
  const voting = item.ballots.some((ballot) => ballot.state === 'open');
  const answer = useItemText(item, 'answer');
  const answeredBy = useItemText(item, 'answeredBy');
  const discussion = useItemText(item, 'discussion');
  // Which of two texts goes into the record is chosen first, at the field; so is whether a giver stays without an answer.
  const isUnsettled =
    [answer, answeredBy, discussion].some((text) => text.isOvertaken) || isGiverAlone(answer, answeredBy);
  const waitsForBallot = item.major && !item.ballots.some((ballot) => ballot.state === 'closed');
  // An item that has ended takes no more text: what is still unsaved goes into the record first.
  const begin = async (): Promise<void> => {
    if (await act.run(() => saveItemTexts(item))) setOpen(true);
  };
  return (
    <div>
      <Flex gap={8} align="center">
        <Button
          type={waitsForBallot ? 'default' : 'primary'}
          disabled={voting || isUnsettled}
          loading={act.busy}
          onClick={() => void begin()}
        >
          {t('console.conclude')}
        </Button>
        {isUnsettled ? (
          <span style={{ color: '#4b5563' }}>{t('console.settleFirst')}</span>
        ) : (
          isBegun && !open && <UnsavedHint />
        )}
      </Flex>
      <ErrorNotice error={act.error} />
      {open && <ConcludeDialog session={session} item={item} onClose={() => setOpen(false)} />}
    </div>
  );
}
