import { findHead } from '../../../db/repos/audit.repo.ts';
import { listBallotsOfSession } from '../../../db/repos/ballot.repo.ts';
import { findEnterprise } from '../../../db/repos/enterprise.repo.ts';
import {
  listAgenda,
  listAgendaPetitions,
  listMeasures,
  listMovements,
  listOmissions,
  listParticipants,
} from '../../../db/repos/session.queries.ts';
import { getSession } from '../../../db/repos/session.repo.ts';
import type { ReadDb } from '../../../db/handles.ts';
import type { AgendaReason } from '../../../shared/domain/agenda.rules.ts';
import { percentFor, votesNeeded } from '../../../shared/domain/ballot.rules.ts';
import { fingerprintOf } from '../../../shared/domain/fingerprint.ts';
import { gateHistory } from '../../../shared/domain/gate-history.rules.ts';
import { dayOf, timeOf } from '../../../shared/domain/instant.ts';
import { sharePercent } from '../../../shared/domain/session.rules.ts';
import { translator } from '../../../shared/i18n/translate.ts';
import type { SessionId } from '../../../shared/ids.ts';
import { parseOmission } from '../session-state/omission.ts';
import { rulesOfSession } from '../session-state/gates.ts';

/** Papers are in Chinese whatever language the office PC shows: they go on the wall and into the archive. */
const t = translator('zh-CN');

const longDay = (day: string): string =>
  t('paper.day', { year: day.slice(0, 4), month: Number(day.slice(5, 7)), day: Number(day.slice(8)) });
const moment = (instant: string): string => `${longDay(dayOf(instant))} ${timeOf(instant)}`;

type Ballot = Awaited<ReturnType<typeof listBallotsOfSession>>[number];

/**
 * Everything that a paper of a session may say, under the names that templates use. No petitioner's identity is read:
 * petitions appear by number and title.
 */
export async function paperData(db: ReadDb, sessionId: SessionId, now: string) {
  const session = await getSession(db, sessionId);
  const [enterprise, rules, people, movements, agenda, petitions, measures, ballots, omissions, head] =
    await Promise.all([
      findEnterprise(db),
      rulesOfSession(db, session),
      listParticipants(db, sessionId),
      listMovements(db, sessionId),
      listAgenda(db, sessionId),
      listAgendaPetitions(db, sessionId),
      listMeasures(db, sessionId),
      listBallotsOfSession(db, sessionId),
      listOmissions(db, sessionId),
      findHead(db),
    ]);
  const opened = {
    representatives: session.openedRepresentatives ?? 0,
    deliberating: session.openedDeliberating ?? 0,
  };
  const needPercent = rules.settings.representativeSharePercent;
  const namesOf = (chosen: readonly { name: string }[]): string =>
    chosen.length === 0 ? t('paper.nobody') : chosen.map(({ name }) => name).join(t('punct.and'));
  const came = people.filter((person) => person.firstIn !== null);
  const atTheTable = (side: (typeof people)[number]['side']): string =>
    namesOf(came.filter((person) => person.side === side && person.capacity === 'deliberating'));
  const numberOf = new Map(petitions.map((petition) => [petition.id, petition.petitionNo]));
  const titleOf = new Map(agenda.map((item) => [item.id, item.title]));
  const closed = ballots.filter((ballot) => ballot.state === 'closed');
  return {
    docNo: t('paper.docNo', {
      org: shortName(enterprise?.name ?? ''),
      year: session.scheduledOn.slice(0, 4),
      n: Number(session.sessionNo.split('-')[1]),
    }),
    enterprise: enterprise?.name ?? '',
    union: enterprise?.unionName ?? '',
    session: session.title,
    sessionNo: session.sessionNo,
    time: moment(session.openedAt ?? session.scheduledAt),
    ended: session.closedAt === null ? '' : moment(session.closedAt),
    place: session.place,
    chair: session.chairName,
    recorder: session.recorderName,
    madeOn: longDay(dayOf(now)),
    noticeBy: session.noticeBy === null ? '' : longDay(session.noticeBy),
    shareRule: t('paper.shareRule', { needPercent }),
    invited: people.length,
    people: people.map((person, index) => ({
      n: index + 1,
      name: person.name,
      side: t(`side.${person.side}`),
      capacity: t(`capacity.${person.capacity}`),
      department: person.department,
    })),
    presentWorkers: atTheTable('worker'),
    presentUnion: atTheTable('union'),
    presentManagement: atTheTable('management'),
    others: namesOf(came.filter((person) => person.capacity !== 'deliberating')),
    absent: namesOf(people.filter((person) => person.firstIn === null)),
    share:
      session.openedAt === null
        ? ''
        : t('publication.text.resultProcedure', { ...opened, percent: sharePercent(opened), needPercent }),
    gates: gatesText(session, people, movements, rules.settings),
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
      discussion: item.discussion,
      outcome: t(`outcome.${item.outcome ?? 'none'}`),
      note: item.outcomeNote,
      measures: measures
        .filter((measure) => measure.agendaItemId === item.id)
        .map((measure, at) => ({ ...measure, n: at + 1, dueOn: longDay(measure.dueOn) })),
      ballots: closed.filter((ballot) => ballot.agendaItemId === item.id).map(ballotData),
    })),
    ballots: closed.map((ballot) => ({ ...ballotData(ballot), item: titleOf.get(ballot.agendaItemId) ?? '' })),
    leftOut: omissions.map(({ petitionNo, title, reason: kept }) => {
      const reason = parseOmission(kept);
      return { petitionNo, title, reason: t(`omission.${reason.code}`, reason) };
    }),
    remarks: session.minutesNote,
    fingerprint: head === undefined ? '' : fingerprintOf(head),
  };
}

function ballotData(ballot: Ballot) {
  const votesFor = ballot.votesFor ?? 0;
  const { roster, passRule } = ballot;
  return {
    question: ballot.question,
    kind: t(`ballotKind.${ballot.kind}`),
    rule: t(`passRule.${passRule}`),
    roster,
    present: ballot.present,
    issued: ballot.issued ?? '',
    returned: ballot.returned ?? '',
    invalid: ballot.invalid ?? '',
    votesFor,
    votesAgainst: ballot.votesAgainst ?? '',
    votesAbstain: ballot.votesAbstain ?? '',
    arithmetic: t('ballot.arithmetic', { votesFor, roster, percent: percentFor(votesFor, roster) }),
    result: t(`ballot.because.${passRule}.${ballot.passed === 1 ? 'yes' : 'no'}`, {
      needed: votesNeeded(passRule, roster),
    }),
    tellers: [ballot.teller1, ballot.teller2].filter((name) => name !== '').join(t('punct.and')),
    closedAt: ballot.closedAt === null ? '' : moment(ballot.closedAt),
  };
}

/** Whether both gates held all the time; if not, from when on they did not. */
function gatesText(
  session: Awaited<ReturnType<typeof getSession>>,
  people: Awaited<ReturnType<typeof listParticipants>>,
  movements: Awaited<ReturnType<typeof listMovements>>,
  settings: Parameters<typeof gateHistory>[3],
): string {
  if (session.openedAt === null) return '';
  const history = gateHistory(
    people.map((person) => ({ ...person, isHeadOfManagement: person.isHeadOfManagement === 1 })),
    movements,
    { openedAt: session.openedAt, closedAt: session.closedAt },
    settings,
  );
  const broken = history.filter((point) => !point.shareHeld || !point.managementPresent);
  if (broken.length === 0) return t('paper.gatesHeld');
  return broken
    .map(({ at, representatives, deliberating, shareHeld }) =>
      t(shareHeld ? 'paper.gateManagement' : 'paper.gateShare', { at: timeOf(at), representatives, deliberating }),
    )
    .join('\n');
}

/** 「佛山市禅陶建材有限公司」 is known as 「禅陶建材」. */
function shortName(name: string): string {
  return name
    .replace(/[（(].*?[)）]/g, '')
    .replace(/^.{2,8}?[省市区县](?=.{2})/, '')
    .replace(/(股份|集团|有限|责任)*公司$/, '');
}
