/** What a command writes, counted: as many as the audit has entries of the calls that write it, no more and no fewer. */
export interface Effect {
  readonly calls: readonly string[];
  readonly sql: string;
}

const rows = (table: string, where = ''): string =>
  `SELECT count(*) FROM ${table}${where === '' ? '' : ` WHERE ${where}`}`;
const one = (call: string, sql: string): Effect => ({ calls: [call], sql });
const petitionEvents = (kinds: string): string => rows('petition_event', `kind IN (${kinds})`);
const progress = (kinds: string): string => rows('action_progress', `kind IN (${kinds})`);

/** Identity and messages of a petition are erased in one act, each where there is one. The load gives each its own note. */
const erasedIn = (table: string): string => `SELECT petitionId, note FROM ${table} WHERE ground = 'request'`;

/** Both ways round: a record without its rows and rows without their record are each half a command. */
export const effects: readonly Effect[] = [
  one('petition.register', rows('petition', "source = 'desk'")),
  one('petition.handIn', rows('petition', "source = 'phone'")),
  { calls: ['petition.register', 'petition.handIn'], sql: rows('classification') },
  one('petition.cosignByPhone', rows('cosign', 'phoneHash IS NOT NULL')),
  // What was erased is gone, and how many there were is kept.
  {
    calls: ['petition.writeToPetitioner', 'receipt.write'],
    sql: `SELECT (SELECT count(*) FROM petition_message) + (SELECT coalesce(sum(messages), 0) FROM message_erasure)`,
  },
  // Who leaves is taken off the list by the checking out.
  one(
    'speech.withdraw',
    rows(
      'speech',
      `withdrawnAt IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM attendance a WHERE a.participantId = speech.participantId AND way = 'out' AND at = withdrawnAt)`,
    ),
  ),
  one('speech.start', rows('speech', 'startedAt IS NOT NULL')),
  one('petition.answer', petitionEvents("'answer'")),
  one('petition.merge', petitionEvents("'merge'")),
  one('petition.merge', petitionEvents("'mergedHere'")),
  one('petition.merge', rows('petition', "state = 'merged'")),
  one('petition.setOutOfScope', petitionEvents("'setOutOfScope'")),
  { calls: ['petition.assign', 'petition.take'], sql: petitionEvents("'assign'") },
  one('petition.plan', petitionEvents("'plan'")),
  one('petition.plan', rows('action_item', 'sessionId IS NULL')),
  one('petition.reportProgress', petitionEvents("'reportProgress'")),
  one('petition.return', petitionEvents("'return'")),
  one('petition.close', petitionEvents("'close'")),
  one('petition.close', rows('petition', "state = 'closed'")),
  // The workload gives each triage a reason; what is decided while registering has none.
  one('petition.triage', rows('petition_event', "kind IN ('triage', 'reclassify') AND note <> ''")),
  // The workload gives each co-signing a note; those written down at registration have none.
  { calls: ['petition.cosign', 'petition.merge'], sql: rows('cosign', "note <> ''") },
  one('session.schedule', rows('session')),
  one('session.cancel', rows('session', "state = 'cancelled'")),
  one('session.open', rows('session', 'openedAt IS NOT NULL')),
  one('session.close', rows('session', 'closedAt IS NOT NULL')),
  one('session.minute', rows('session', 'minutedAt IS NOT NULL')),
  one('session.decide', rows('agenda_item', 'decidedAt IS NOT NULL')),
  {
    calls: ['session.decide'],
    sql: `SELECT (SELECT count(*) FROM agenda_item WHERE decidedAt IS NOT NULL AND petitionId IS NULL)
      + (SELECT count(*) FROM petition_event WHERE json_extract(detail, '$.outcome') IS NOT NULL)`,
  },
  one('ballot.open', rows('ballot')),
  one('ballot.castOpen', rows('open_vote')),
  one('ballot.castOpen', rows('ballot_roll JOIN ballot ON ballot.id = ballotId', "voted = 1 AND kind = 'open'")),
  {
    calls: ['ballot.cast', 'ballot.issuePaper'],
    sql: rows('ballot_roll JOIN ballot ON ballot.id = ballotId', "voted = 1 AND kind = 'secret'"),
  },
  one('ballot.issuePaper', 'SELECT coalesce(sum(paperIssued), 0) FROM ballot'),
  {
    calls: ['ballot.cast'],
    sql: `SELECT (SELECT count(*) FROM published_slip) + (SELECT count(*) FROM secret_slip JOIN ballot USING (boxId))
      + (SELECT count(*) FROM ballot_roll JOIN ballot ON ballot.id = ballotId
          WHERE voted = 1 AND kind = 'secret' AND state = 'void')
      - (SELECT coalesce(sum(paperIssued), 0) FROM ballot WHERE state = 'void')`,
  },
  one('ballot.close', rows('ballot', "state = 'closed'")),
  one('ballot.void', rows('ballot', "state = 'void' AND voidReason <> 'over_returned'")),
  one('evaluation.open', rows('evaluation_round')),
  one('evaluation.rate', rows('evaluation_roll', 'rated = 1')),
  {
    calls: ['evaluation.rate'],
    sql: `SELECT (SELECT count(*) FROM rating WHERE side = 'satisfaction' AND sessionId IS NOT NULL)
      + (SELECT count(*) FROM secret_slip JOIN evaluation_round USING (boxId))`,
  },
  one('evaluation.rateEfficiency', rows('efficiency_roll')),
  one('evaluation.rateEfficiency', rows('rating', "side = 'efficiency'")),
  one('evaluation.close', rows('evaluation_round', "state = 'closed'")),
  one('action.reportProgress', progress("'reportProgress', 'reportBlocked'")),
  one('action.reportDone', progress("'reportDone'")),
  one('action.verify', progress("'verify'")),
  one('action.sendBack', progress("'sendBack'")),
  one('action.extend', progress("'extend'")),
  one('action.extend', 'SELECT sum(extensions) FROM action_item'),
  one('action.completeMilestone', progress("'completeMilestone'")),
  one('action.completeMilestone', rows('milestone', 'doneOn IS NOT NULL')),
  one('action.drop', progress("'drop'")),
  one('action.drop', rows('action_item', "state = 'dropped'")),
  one('publication.release', rows('publication', 'releasedAt IS NOT NULL')),
  one('publication.withdraw', rows('publication', "state = 'withdrawn'")),
  one('publication.recordObjection', rows('objection')),
  one('publication.answerObjection', rows('objection', 'answeredAt IS NOT NULL')),
  one('privacy.changeNotice', rows('privacy_notice', 'createdBy IS NOT NULL')),
  one('privacy.hold', rows('legal_hold')),
  one('privacy.lift', rows('legal_hold', 'liftedAt IS NOT NULL')),
  one('privacy.erase', `SELECT count(*) FROM (${erasedIn('identity_erasure')} UNION ${erasedIn('message_erasure')})`),
  one('identity.open', rows('identity_opening')),
  one('attachment.add', rows('attachment')),
  { calls: ['system.setUp', 'rules.change'], sql: rows('rules_version') },
  // Accounts that only a personal code opens are made by issuing it.
  { calls: ['system.setUp', 'account.create'], sql: rows('account', "passphraseHash <> ''") },
  { calls: ['box.open'], sql: rows('box_round') },
  { calls: ['host.addPoster'], sql: rows('poster') },
  { calls: ['host.retirePoster'], sql: rows('poster', 'retiredAt IS NOT NULL') },
];
