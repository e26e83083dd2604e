/**
 * Identifiers. Every row that another row or a page can point at carries an application-given UUID, branded with the
 * name of what it identifies, so that a session's id cannot be handed in where a petition's is meant.
 */
/** The property exists only for the type checker; at run time an id is a plain string. */
export type Id<Name extends string> = string & { readonly __id: Name };

export type AccountId = Id<'Account'>;
export type ActionItemId = Id<'ActionItem'>;
export type AgendaItemId = Id<'AgendaItem'>;
export type AttachmentId = Id<'Attachment'>;
export type BallotId = Id<'Ballot'>;
export type BoxRoundId = Id<'BoxRound'>;
export type CommandId = Id<'Command'>;
export type EvaluationRoundId = Id<'EvaluationRound'>;
export type ImportId = Id<'Import'>;
export type ManagementDelegateId = Id<'ManagementDelegate'>;
export type MilestoneId = Id<'Milestone'>;
export type MotionId = Id<'Motion'>;
export type ObjectionId = Id<'Objection'>;
export type ParticipantId = Id<'Participant'>;
export type PersonId = Id<'Person'>;
export type PetitionId = Id<'Petition'>;
export type PublicationId = Id<'Publication'>;
export type RepresentativeId = Id<'Representative'>;
export type RulesVersionId = Id<'RulesVersion'>;
export type SavedViewId = Id<'SavedView'>;
export type SessionId = Id<'Session'>;
export type SpeechId = Id<'Speech'>;
