import { findAccount } from '../../../db/repos/account.repo.ts';
import { loadCalendar } from '../../../db/repos/calendar.repo.ts';
import { listAttachments } from '../../../db/repos/attachment.repo.ts';
import { findProposal } from '../../../db/repos/triage.repo.ts';
import { findMessagesErasedAt, listMessages } from '../../../db/repos/message.repo.ts';
import { listMerged, listPetitionEvents } from '../../../db/repos/petition.queries.ts';
import { getPetition } from '../../../db/repos/petition.repo.ts';
import { findErasure, hasSealedIdentity } from '../../../db/repos/identity.repo.ts';
import { dayOf, hourOf } from '../../../shared/domain/instant.ts';
import type { GroupTag, LegalTag } from '../../../shared/domain/petition.ts';
import type { QueryHandler } from '../context.ts';
import { asPetitionRow } from '../petition-state/petition-row.ts';

/** Everything about one petition but its petitioner. */
export const petitionDetail: QueryHandler<'petition.get'> = async (db, { petitionId }, { actor, today }) => {
  const petition = await getPetition(db, petitionId);
  const [
    events,
    attachments,
    mergedFrom,
    proposal,
    hasIdentity,
    erasure,
    responsible,
    into,
    messages,
    messagesErasedAt,
  ] = await Promise.all([
    listPetitionEvents(db, petitionId),
    listAttachments(db, petitionId),
    listMerged(db, petitionId),
    findProposal(db, petitionId),
    hasSealedIdentity(db, petitionId),
    findErasure(db, petitionId),
    petition.responsibleId === null ? undefined : findAccount(db, petition.responsibleId),
    petition.mergedIntoId === null ? undefined : getPetition(db, petition.mergedIntoId),
    listMessages(db, petitionId),
    findMessagesErasedAt(db, petitionId),
  ]);
  const calendar = await loadCalendar(db);
  // What was done to an anonymous petition, and when it came in, is shown by the hour: the minute tells who stood there.
  const shownAt = <T extends string | null>(at: T): T | string =>
    at === null || petition.anonymous === 0 ? at : hourOf(at);
  const ofUnion = actor.role === 'chair' || actor.role === 'officer';
  return {
    ...petition,
    ...asPetitionRow(petition, today, calendar),
    receivedAt: shownAt(petition.receivedAt),
    answeredAt: shownAt(petition.answeredAt),
    doneAt: shownAt(petition.doneAt),
    closedAt: shownAt(petition.closedAt),
    // Who belongs to a group of a few can be told by it; management needs it for nothing.
    roleGroup: actor.role === 'management' ? null : petition.roleGroup,
    employment: actor.role === 'management' ? null : petition.employment,
    anonymous: petition.anonymous === 1,
    hasIdentity,
    sealedFiles: attachments.filter((file) => file.sealed === 1).length,
    identityErased: erasure !== undefined,
    legalTags: JSON.parse(petition.legalTags) as LegalTag[],
    groupTags: JSON.parse(petition.groupTags) as GroupTag[],
    responsible: responsible?.displayName ?? null,
    mergedInto: into === undefined ? null : { id: into.id, petitionNo: into.petitionNo },
    mergedFrom,
    events: events.map((event) => ({
      ...event,
      at: shownAt(event.at),
      detail: JSON.parse(event.detail) as Record<string, unknown>,
    })),
    // A photo that shows the person is an identity: a sealed one comes out with it, one from before sealing stays with the union.
    attachments: attachments
      .filter((file) => file.sealed === 0 && file.erasedAt === null && (ofUnion || file.showsPerson === 0))
      .map((file) => ({ ...file, showsPerson: file.showsPerson === 1 })),
    // What petitioners write may tell who they are.
    messages: ofUnion ? messages.map((message) => ({ ...message, at: shownAt(message.at) })) : [],
    messagesErasedOn: ofUnion && messagesErasedAt !== undefined ? dayOf(messagesErasedAt) : null,
    proposal: ofUnion ? proposal : null,
  };
};
