import { Alert, Button, Card, Flex, Typography } from 'antd';
import { useState } from 'react';
import { draftOf, useItemDrafts } from '../../stores/item-drafts.store.ts';
import type { AgendaItem, SessionDetail } from '../../stores/sessions.store.ts';
import { useSignedIn } from '../../stores/signed-in.store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useText } from '../../ui/use-text.ts';
import { isGiverAlone } from './answer-to-save.ts';
import { BallotPanel } from './ballot-panel.tsx';
import { BallotSentence } from './ballot-sentence.tsx';
import { ConcludeDialog } from './conclude-dialog.tsx';
import { Answer, Discussion, UnsavedHint } from './console-texts.tsx';
import { OutcomeTag, ReasonTags } from './item-tags.tsx';
import { saveItemTexts, useItemText } from './item-texts.ts';
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
