import { loadCalendar } from '../../../db/repos/calendar.repo.ts';
import { insertAgendaItem, insertSession, replaceOmissions } from '../../../db/repos/session.repo.ts';
import { takeSeriesNo } from '../../../db/repos/series.repo.ts';
import { dayOf } from '../../../shared/domain/instant.ts';
import { maySchedule, noticeBy } from '../../../shared/domain/schedule.rules.ts';
import { needsNotice } from '../../../shared/domain/session.rules.ts';
import { translator } from '../../../shared/i18n/translate.ts';
import { demand } from '../../../shared/verdict.ts';
import type { CommandHandler } from '../context.ts';
import { movePetition } from '../petition-state/move-petition.ts';
import { rulesOfSession } from '../session-state/gates.ts';
import { omissionText } from '../session-state/omission.ts';
import { agendaFromQueue } from './draw-agenda.ts';
import { drawParticipants } from './draw-participants.ts';

/** Convenes a session with everything the rules can fill in: participants from the rosters, the agenda from the queue. */
export const scheduleSession: CommandHandler<'session.schedule'> = async (tx, input, context) => {
  const { kind, scheduledAt, place } = input;
  const scheduledOn = dayOf(scheduledAt);
  const [rules, calendar] = await Promise.all([rulesOfSession(tx, { scheduledOn }), loadCalendar(tx)]);
  demand(maySchedule({ kind, scheduledOn }, context.today, rules.settings, calendar));

  const sessionId = context.newId<'Session'>();
  const year = Number(scheduledOn.slice(0, 4));
  const sessionNo = `${year}-${String(await takeSeriesNo(tx, 'session', year)).padStart(2, '0')}`;
  await insertSession(tx, {
    id: sessionId,
    sessionNo,
    kind,
    title: input.title === '' ? titleOf(kind, scheduledOn) : input.title,
    scheduledAt,
    scheduledOn,
    place,
    state: 'planned',
    noticeBy: needsNotice(kind) ? noticeBy(scheduledOn, rules.settings, calendar) : null,
    chairName: input.chairName === '' ? context.actor.displayName : input.chairName,
    recorderName: input.recorderName,
    rulesVersionId: rules.id,
    createdBy: context.actor.accountId,
    createdAt: context.now,
  });
  await drawParticipants(tx, { id: sessionId, scheduledOn }, context.newId);

  const drawn = await agendaFromQueue(tx, { kind }, rules.settings.agendaCapacity, context.today);
  for (const [index, { petition, reasons }] of drawn.items.entries()) {
    await insertAgendaItem(tx, {
      id: context.newId(),
      sessionId,
      petitionId: petition.id,
      position: index + 1,
      title: petition.title,
      major: petition.major ? 1 : 0,
      reasons: JSON.stringify(reasons),
    });
    await movePetition(
      tx,
      { petitionId: petition.id, version: undefined, act: 'putOnAgenda', detail: { sessionNo } },
      { accountId: context.actor.accountId, now: context.now },
    );
  }
  await replaceOmissions(
    tx,
    sessionId,
    drawn.leftOut.map(({ petition, reason }) => ({ petitionId: petition.id, reason: omissionText(reason) })),
  );
  context.about(sessionId);
  return { sessionId, sessionNo };
};

/** The record is kept in Chinese, whatever language the page is shown in. */
function titleOf(kind: Parameters<typeof needsNotice>[0], on: string): string {
  return translator('zh-CN')(`session.title.${kind}`, { year: on.slice(0, 4), month: Number(on.slice(5, 7)) });
}
