import type { publicationContract } from '../../../shared/contract/publication.contract.ts';
import type { HandlersOf } from '../context.ts';
import { answerObjectionCommand } from './answer-objection.command.ts';
import { discardPublication } from './discard-publication.command.ts';
import { draftPublication } from './draft-publication.command.ts';
import { editPublication } from './edit-publication.command.ts';
import { proposePublication } from './propose-publication.query.ts';
import { publicationDetail } from './publication-detail.query.ts';
import { publicationList } from './publication-list.query.ts';
import { recordObjection } from './record-objection.command.ts';
import { releasePublication } from './release-publication.command.ts';
import { withdrawPublication } from './withdraw-publication.command.ts';

export const publicationHandlers: HandlersOf<typeof publicationContract> = {
  'publication.list': publicationList,
  'publication.get': publicationDetail,
  'publication.propose': proposePublication,
  'publication.draft': draftPublication,
  'publication.edit': editPublication,
  'publication.discard': discardPublication,
  'publication.release': releasePublication,
  'publication.withdraw': withdrawPublication,
  'publication.recordObjection': recordObjection,
  'publication.answerObjection': answerObjectionCommand,
};
