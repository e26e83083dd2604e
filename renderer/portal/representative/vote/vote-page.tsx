import { useState } from 'react';
import type { Choice } from '../../../../shared/domain/ballot.ts';
import { AppError } from '../../../../shared/errors.ts';
import { useAct } from '../../api/use-act.ts';
import { FailNotice, Notice } from '../../notice.tsx';
import { usePortalText } from '../../use-text.ts';
import type { MeetingRead, OpenBallot } from '../meeting-read.ts';
import { useVerdictWords } from '../verdict-words.ts';
import { BallotSheet } from './ballot-sheet.tsx';
import { ClosedBallots } from './closed-ballots.tsx';
import { EarlierBallots } from './earlier-ballots.tsx';
import { codeOf } from './kept-votes.ts';
import { OnItsWay } from './on-its-way.tsx';
import { TrackingCode } from './tracking-code.tsx';
import { VoteSettled } from './vote-settled.tsx';
import { useVote } from './vote.store.ts';

/** A vote is under way to its box. */
const moving: ReadonlySet<string> = new Set(['signing', 'waiting', 'sending', 'retrying']);

/** The ballot open now, and those closed with the list on which everybody finds the own vote. */
export function VotePage({ read }: { read: MeetingRead }) {
  const t = usePortalText();
  const { open, closed } = read.ballots;
  const { ballotId, stage } = useVote();
  // What befell a vote stays to be read when its ballot is gone, or another page of this phone has voted.
  const isOrphan = stage === 'failed' && (open?.id !== ballotId || codeOf(open.id) !== undefined);
  return (
    <>
      <h1>{t('portal.tab.vote')}</h1>
      {(isOrphan || (moving.has(stage) && open?.id !== ballotId)) && <OnItsWay />}
      <VoteSettled openId={open?.id} />
      {open === null ? (
        closed.length === 0 && <Notice tone="info">{t('portal.noBallot')}</Notice>
      ) : (
        <OpenOne key={open.id} open={open} again={read.again} />
      )}
      <ClosedBallots closed={closed} />
      {/* Who votes now has nothing else on the page. */}
      {open === null && <EarlierBallots but={closed} />}
    </>
  );
}

function OpenOne({ open, again }: { open: OpenBallot; again: () => void }) {
  const t = usePortalText();
  const { ballotId, stage } = useVote();
  const isHeldUp = stage === 'failed' && codeOf(open.id) === undefined;
  const isOnItsWay = ballotId === open.id && (isHeldUp || moving.has(stage));
  return (
    <section className="sheet">
      {open.itemTitle !== open.question && <h2>{open.itemTitle}</h2>}
      <div className="card question">{open.question}</div>
      <p className="muted">{t(`portal.ballotKind.${open.kind}`)}</p>
      {isOnItsWay ? <OnItsWay /> : <Standing open={open} again={again} />}
    </section>
  );
}

/** Where somebody stands in the open ballot, and the sheet for who has not voted yet. */
function Standing({ open, again }: { open: OpenBallot; again: () => void }) {
  const t = usePortalText();
  const words = useVerdictWords();
  const { cast, stage, ballotId } = useVote();
  // One of the ballot before comes to its end first.
  const isAnotherMoving = ballotId !== open.id && (moving.has(stage) || stage === 'looking');
  const act = useAct();
  const [voted, setVoted] = useState<Choice>();
  const code = codeOf(open.id);
  if (code !== undefined)
    return (
      <>
        <Notice tone="good">{t('portal.voteArrived')}</Notice>
        <TrackingCode code={code} />
      </>
    );
  if (voted !== undefined || (open.voted && open.kind === 'open'))
    return (
      <>
        {/* Another choice that came after one whose answer was lost: it does not count, and must not look as if it did. */}
        {act.error instanceof AppError && <FailNotice error={act.error} />}
        <Notice tone="good">{t('portal.votedByName')}</Notice>
      </>
    );
  if (open.signed) return <Notice tone="warn">{t('portal.signedElsewhere')}</Notice>;
  if (open.voted) return <Notice tone="good">{t('portal.votedAtDesk')}</Notice>;
  if (open.kind === 'show_of_hands' || open.kind === 'paper') return null;
  if (!open.entitled) return <Notice tone="warn">{t('portal.fail.BALLOT_NOT_ENTITLED')}</Notice>;
  if (!open.votingAllowed.ok) return <Notice tone="warn">{words(open.votingAllowed)}</Notice>;
  const { id, kind, question, signingKey, publicKey, keyHeld } = open;
  if (kind === 'open') {
    const vote = async (choice: Choice): Promise<void> => {
      if (await act.run('ballot.voteOpen', { ballotId: id, choice })) setVoted(choice);
      again();
    };
    return <BallotSheet kind={kind} busy={act.busy} error={act.error} onVote={(choice) => void vote(choice)} />;
  }
  if (signingKey === null || publicKey === null) return <Notice tone="warn">{t('portal.voteAtDesk')}</Notice>;
  if (!keyHeld) return <Notice tone="warn">{t('portal.fail.BALLOT_KEY_MISSING')}</Notice>;
  return (
    <BallotSheet
      kind={kind}
      busy={isAnotherMoving}
      error={undefined}
      onVote={(choice) => cast({ id, question, signingKey, publicKey }, choice)}
    />
  );
}
