/** Sessions, who takes part, the agenda with its answers and outcomes, ballots. */
export const session = [
  `CREATE TABLE session (
    id TEXT PRIMARY KEY, sessionNo TEXT NOT NULL UNIQUE, kind TEXT NOT NULL CHECK (kind IN ('monthly', 'quarterly', 'urgent', 'online_quick')),
    title TEXT NOT NULL, scheduledAt TEXT NOT NULL, scheduledOn TEXT NOT NULL, place TEXT NOT NULL, state TEXT NOT NULL
      CHECK (state IN ('planned', 'notified', 'open', 'closed', 'minuted', 'published', 'cancelled')),
    noticeBy TEXT, noticeSentAt TEXT, openedAt TEXT, closedAt TEXT, minutedAt TEXT, publishedAt TEXT,
    cancelReason TEXT, chairName TEXT NOT NULL DEFAULT '', recorderName TEXT NOT NULL DEFAULT '', minutesNote TEXT NOT NULL DEFAULT '',
    rulesVersionId TEXT NOT NULL REFERENCES rules_version (id), currentItemId TEXT,
    openedRepresentatives INTEGER, openedDeliberating INTEGER, gatesHeld INTEGER CHECK (gatesHeld IN (0, 1)),
    createdBy TEXT, createdAt TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX session_scheduled ON session (scheduledOn)',
  'CREATE INDEX session_state ON session (state)',
  `CREATE TABLE session_participant (
    id TEXT PRIMARY KEY, sessionId TEXT NOT NULL REFERENCES session (id), side TEXT NOT NULL CHECK (side IN ('worker', 'union', 'management')),
    capacity TEXT NOT NULL CHECK (capacity IN ('deliberating', 'attendee', 'expert', 'observer', 'recorder')),
    name TEXT NOT NULL, department TEXT NOT NULL DEFAULT '', roleGroup TEXT,
    representativeId TEXT REFERENCES representative (id), delegateId TEXT REFERENCES management_delegate (id), accountId TEXT,
    isHeadOfManagement INTEGER NOT NULL DEFAULT 0 CHECK (isHeadOfManagement IN (0, 1)),
    present INTEGER NOT NULL DEFAULT 0 CHECK (present IN (0, 1)), excused TEXT NOT NULL DEFAULT ''
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX session_participant_session ON session_participant (sessionId)',
  'CREATE UNIQUE INDEX session_participant_once ON session_participant (sessionId, representativeId) WHERE representativeId IS NOT NULL',
  `CREATE TABLE attendance (
    seq INTEGER PRIMARY KEY, participantId TEXT NOT NULL REFERENCES session_participant (id), way TEXT NOT NULL CHECK (way IN ('in', 'out')),
    at TEXT NOT NULL, accountId TEXT
  ) STRICT`,
  'CREATE INDEX attendance_participant ON attendance (participantId)',
  `CREATE TABLE agenda_item (
    id TEXT PRIMARY KEY, sessionId TEXT NOT NULL REFERENCES session (id), petitionId TEXT REFERENCES petition (id),
    position INTEGER NOT NULL, title TEXT NOT NULL, major INTEGER NOT NULL DEFAULT 0 CHECK (major IN (0, 1)),
    reasons TEXT NOT NULL DEFAULT '[]', proposer TEXT NOT NULL DEFAULT '',
    answer TEXT NOT NULL DEFAULT '', answeredBy TEXT NOT NULL DEFAULT '', answeredAt TEXT,
    discussion TEXT NOT NULL DEFAULT '', outcome TEXT CHECK (outcome IN ('agreed', 'passed', 'rejected', 'postponed', 'no_agreement', 'escalated')),
    outcomeNote TEXT NOT NULL DEFAULT '', decidedAt TEXT, removedAt TEXT, version INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX agenda_item_session ON agenda_item (sessionId, position)',
  'CREATE INDEX agenda_item_petition ON agenda_item (petitionId) WHERE petitionId IS NOT NULL',
  // Every petition left out of an agenda says why.
  `CREATE TABLE agenda_omission (
    sessionId TEXT NOT NULL REFERENCES session (id), petitionId TEXT NOT NULL REFERENCES petition (id), reason TEXT NOT NULL,
    PRIMARY KEY (sessionId, petitionId)
  ) STRICT, WITHOUT ROWID`,
  // A box holds slips that nobody can read before it is opened. Its private key is never here in the clear.
  `CREATE TABLE secret_box (
    id TEXT PRIMARY KEY, publicKey BLOB NOT NULL, wrappedKey BLOB, parameters TEXT NOT NULL, openedAt TEXT
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE secret_slip (
    id TEXT PRIMARY KEY, boxId TEXT NOT NULL REFERENCES secret_box (id), sealed BLOB NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE ballot (
    id TEXT PRIMARY KEY, sessionId TEXT NOT NULL REFERENCES session (id), agendaItemId TEXT NOT NULL REFERENCES agenda_item (id),
    kind TEXT NOT NULL CHECK (kind IN ('secret', 'open', 'show_of_hands', 'paper')),
    passRule TEXT NOT NULL CHECK (passRule IN ('congress', 'collective_contract')), question TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed', 'void')), roster INTEGER NOT NULL CHECK (roster > 0),
    present INTEGER NOT NULL CHECK (present BETWEEN 0 AND roster), boxId TEXT REFERENCES secret_box (id),
    teller1 TEXT NOT NULL DEFAULT '', teller2 TEXT NOT NULL DEFAULT '', openedAt TEXT NOT NULL, closedAt TEXT,
    issued INTEGER, returned INTEGER, invalid INTEGER, votesFor INTEGER, votesAgainst INTEGER, votesAbstain INTEGER,
    passed INTEGER CHECK (passed IN (0, 1)), voidReason TEXT, version INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX ballot_item ON ballot (agendaItemId)',
  'CREATE INDEX ballot_session ON ballot (sessionId)',
  `CREATE TRIGGER ballot_closed_stays BEFORE UPDATE ON ballot WHEN old.state <> 'open'
    BEGIN SELECT RAISE(ABORT, 'a ballot once closed is final'); END`,
  "CREATE TRIGGER ballot_stays BEFORE DELETE ON ballot BEGIN SELECT RAISE(ABORT, 'ballots are never deleted'); END",
  // The roll: who was entitled when it opened and who has taken part. No time, no choice, no order of taking part.
  `CREATE TABLE ballot_roll (
    ballotId TEXT NOT NULL REFERENCES ballot (id), representativeId TEXT NOT NULL REFERENCES representative (id),
    present INTEGER NOT NULL CHECK (present IN (0, 1)), voted INTEGER NOT NULL DEFAULT 0 CHECK (voted IN (0, 1)),
    PRIMARY KEY (ballotId, representativeId)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE open_vote (
    ballotId TEXT NOT NULL REFERENCES ballot (id), representativeId TEXT NOT NULL REFERENCES representative (id),
    choice TEXT NOT NULL CHECK (choice IN ('for', 'against', 'abstain')), PRIMARY KEY (ballotId, representativeId)
  ) STRICT, WITHOUT ROWID`,
  // The published list of a closed secret ballot, in the order of the random codes.
  `CREATE TABLE published_slip (
    ballotId TEXT NOT NULL REFERENCES ballot (id), trackingCode TEXT NOT NULL,
    choice TEXT NOT NULL CHECK (choice IN ('for', 'against', 'abstain')), PRIMARY KEY (ballotId, trackingCode)
  ) STRICT, WITHOUT ROWID`,
];
