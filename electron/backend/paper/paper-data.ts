import { findHead } from '../../../db/repos/audit.repo.ts';
import { listBallotsOfSession } from '../../../db/repos/ballot.repo.ts';
import { findEnterprise } from '../../../db/repos/enterprise.repo.ts';
import { listRepresentativesInOffice } from '../../../db/repos/roster.repo.ts';
import {
  findSessionAfter,
  listAgenda,
  listAgendaPetitions,
  listMeasures,
  listMovements,
  listOmissions,
  listParticipants,
} from '../../../db/repos/session.queries.ts';
import { getSession, type Session } from '../../../db/repos/session.repo.ts';
import type { ReadDb } from '../../../db/handles.ts';
import type { AgendaReason } from '../../../shared/domain/agenda.rules.ts';
import { voidedByRestoring } from '../../../shared/domain/ballot.ts';
import { shortNameOf } from '../../../shared/domain/enterprise-name.rules.ts';
import { fingerprintCharacters, fingerprintCode } from '../../../shared/domain/fingerprint.ts';
import { chineseDay, dayOf, timeOf } from '../../../shared/domain/instant.ts';
import type { PaperKind } from '../../../shared/domain/paper.ts';
import type { SessionId } from '../../../shared/ids.ts';
import { parseOmission } from '../session-state/omission.ts';
import { rulesOfSession } from '../session-state/gates.ts';
import { talkOfSession } from '../session-state/talk-of-session.ts';
import { ballotWords } from './ballot-words.ts';
import { shareWords } from './share-words.ts';
import { talkWords } from './talk-words.ts';
import { momentWords, nameWords, t } from './words.ts';

/**
 * Everything that a paper of a session may say, under the names that templates use. No petitioner's identity is read:
 * petitions appear by number and title.
 */
export async function paperData(db: ReadDb, kind: PaperKind, sessionId: SessionId, now: string) {
  const session = await getSession(db, sessionId);
  const [enterprise, rules, people, movements, inOffice, next, items, head, talk] = await Promise.all([
    findEnterprise(db),
    rulesOfSession(db, session),
    listParticipants(db, sessionId),
    listMovements(db, sessionId),
    listRepresentativesInOffice(db, session.scheduledOn),
    findSessionAfter(db, session.scheduledAt),
    itemData(db, sessionId),
    findHead(db),
    talkOfSession(db, session, now),
  ]);
  const { settings } = rules;
  const came = people.filter((person) => person.firstIn !== null);
  const atTheTable = (side: (typeof people)[number]['side']): string =>
    nameWords(came.filter((person) => person.side === side && person.capacity === 'deliberating'));
  return {
    docNo: t('paper.docNo', {
      org: shortNameOf(enterprise?.name ?? ''),
      year: session.scheduledOn.slice(0, 4),
      n: Number(session.sessionNo.split('-')[1]),
    }),
    enterprise: enterprise?.name ?? '',
    union: enterprise?.unionName ?? '',
    session: session.title,
    sessionKind: t(`sessionKind.${session.kind}`),
    sessionNo: session.sessionNo,
    place: session.place,
    chair: session.chairName,
    recorder: session.recorderName,
    ...timesOf(kind, session, now),
    noticeBy: session.noticeBy === null ? '' : chineseDay(session.noticeBy),
    shareRule: t('paper.shareRule', { needPercent: settings.representativeSharePercent }),
    ...shareWords({ session, people, movements, settings, inOffice: inOffice.map(({ id }) => id) }),
    invited: people.length,
    came: came.length,
    people: people.map((person, index) => ({
      n: index + 1,
      name: person.name,
      side: t(`side.${person.side}`),
      capacity: t(`capacity.${person.capacity}`),
      department: person.department,
      inAt: person.firstIn === null ? '' : timeOf(person.firstIn),
      outAt: person.lastOut === null ? '' : timeOf(person.lastOut),
    })),
    presentWorkers: atTheTable('worker'),
    presentUnion: atTheTable('union'),
    presentManagement: atTheTable('management'),
    others: nameWords(came.filter((person) => person.capacity !== 'deliberating')),
    absent: nameWords(
      people
        .filter((person) => person.firstIn === null)
        .map(({ name, excused }) => ({
          name: excused === '' ? name : `${name}${t('punct.open')}${excused}${t('punct.shut')}`,
        })),
    ),
    talk: talkWords(talk),
    ...items,
    remarks: session.minutesNote,
    nextSession: next === undefined ? '' : t('paper.nextSession', { ...next, time: momentWords(next.scheduledAt) }),
    fingerprint:
      head === undefined
        ? ''
        : t('paper.fingerprint', {
            seq: head.seq,
            fingerprint: fingerprintCharacters(head.hash),
            code: fingerprintCode(head.hash),
          }),
  };
}

/**
 * What is said before the session gives the time appointed, what is said after it the time held: a notice that is printed
 * again does not change. The same for its date, which is that of the act it documents.
 */
function timesOf(kind: PaperKind, session: Session, now: string) {
  const { scheduledAt, openedAt, closedAt, noticeSentAt, minutedAt } = session;
  const isAfterwards = kind === 'minutes' || kind === 'ballots';
  const done = { notice: noticeSentAt, minutes: minutedAt, ballots: closedAt, agenda: null, signIn: null }[kind];
  return {
    time: momentWords(isAfterwards ? (openedAt ?? scheduledAt) : scheduledAt),
    ended: closedAt === null ? '' : momentWords(closedAt),
    sentAt: noticeSentAt === null ? '' : momentWords(noticeSentAt),
    madeOn: chineseDay(dayOf(done ?? now)),
  };
}

/** The agenda with what came of it, what was left out of it, and its ballots once they are closed. */
async function itemData(db: ReadDb, sessionId: SessionId) {
  const [agenda, petitions, measures, ballots, omissions] = await Promise.all([
    listAgenda(db, sessionId),
    listAgendaPetitions(db, sessionId),
    listMeasures(db, sessionId),
    listBallotsOfSession(db, sessionId),
    listOmissions(db, sessionId),
  ]);
  const numberOf = new Map(petitions.map((petition) => [petition.id, petition.petitionNo]));
  const titleOf = new Map(agenda.map((item) => [item.id, item.title]));
  const closed = ballots.filter((ballot) => ballot.state === 'closed');
  return {
    items: agenda.map((item, index) => ({
      n: index + 1,
      title: item.title,
      petitionNo: item.petitionId === null ? '' : (numberOf.get(item.petitionId) ?? ''),
      proposer: item.proposer,
      reasons: (JSON.parse(item.reasons) as AgendaReason[])
        .map((reason) => t(`agendaReason.${reason.code}`, 'n' in reason ? { n: reason.n } : {}))
        .join(t('punct.and')),
      isMajor: item.major === 1 ? t('petition.major') : '',
      answer: item.answer === '' ? t('console.noAnswer') : item.answer,
      answeredBy: item.answeredBy,
      discussion: item.discussion,
      outcome: t(`outcome.${item.outcome ?? 'none'}`),
      note: item.outcomeNote,
      measures: measures
        .filter((measure) => measure.agendaItemId === item.id)
        .map((measure, at) => ({ ...measure, n: at + 1, dueOn: chineseDay(measure.dueOn) })),
      ballots: closed.filter((ballot) => ballot.agendaItemId === item.id).map(ballotWords),
    })),
    ballots: closed.map((ballot) => ({ ...ballotWords(ballot), item: titleOf.get(ballot.agendaItemId) ?? '' })),
    voided: ballots
      .filter((ballot) => ballot.state === 'void')
      .map(({ question, voidReason }) => ({
        question,
        reason: voidReason === voidedByRestoring ? t('ballot.voidedByRestoring') : (voidReason ?? ''),
      })),
    leftOut: omissions.map(({ petitionNo, title, reason: kept }) => {
      const reason = parseOmission(kept);
      return { petitionNo, title, reason: t(`omission.${reason.code}`, reason) };
    }),
  };
}
