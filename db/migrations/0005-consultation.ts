/** What follows a session: action items, milestones and progress; publications and objections; evaluation. */
export const consultation = [
  `CREATE TABLE action_item (
    id TEXT PRIMARY KEY, actionNo TEXT NOT NULL UNIQUE, sessionId TEXT REFERENCES session (id), agendaItemId TEXT REFERENCES agenda_item (id),
    petitionId TEXT REFERENCES petition (id), what TEXT NOT NULL, criterion TEXT NOT NULL DEFAULT '', department TEXT NOT NULL,
    responsible TEXT NOT NULL, supervisor TEXT NOT NULL DEFAULT '', startOn TEXT NOT NULL, dueOn TEXT NOT NULL, firstDueOn TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'in_progress', 'blocked', 'done', 'verified', 'dropped')),
    doneAt TEXT, doneOn TEXT, evidence TEXT NOT NULL DEFAULT '', verifiedAt TEXT, extensions INTEGER NOT NULL DEFAULT 0,
    percent INTEGER NOT NULL DEFAULT 0 CHECK (percent BETWEEN 0 AND 100), createdAt TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX action_item_due ON action_item (state, dueOn)',
  'CREATE INDEX action_item_session ON action_item (sessionId) WHERE sessionId IS NOT NULL',
  'CREATE INDEX action_item_petition ON action_item (petitionId) WHERE petitionId IS NOT NULL',
  `CREATE TABLE action_progress (
    seq INTEGER PRIMARY KEY, actionItemId TEXT NOT NULL REFERENCES action_item (id), at TEXT NOT NULL, accountId TEXT,
    kind TEXT NOT NULL, note TEXT NOT NULL, percent INTEGER, detail TEXT NOT NULL DEFAULT '{}'
  ) STRICT`,
  'CREATE INDEX action_progress_item ON action_progress (actionItemId)',
  "CREATE TRIGGER action_progress_kept BEFORE UPDATE ON action_progress BEGIN SELECT RAISE(ABORT, 'progress is never overwritten'); END",
  "CREATE TRIGGER action_progress_stays BEFORE DELETE ON action_progress BEGIN SELECT RAISE(ABORT, 'progress is never deleted'); END",
  `CREATE TABLE milestone (
    id TEXT PRIMARY KEY, actionItemId TEXT NOT NULL REFERENCES action_item (id), position INTEGER NOT NULL, title TEXT NOT NULL,
    dueOn TEXT NOT NULL, doneOn TEXT
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX milestone_action ON milestone (actionItemId, position)',
  `CREATE TABLE publication (
    id TEXT PRIMARY KEY, publicationNo TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('agenda', 'result', 'progress', 'plan', 'overdue', 'notice')),
    title TEXT NOT NULL, basis TEXT NOT NULL DEFAULT '', content TEXT NOT NULL, procedure TEXT NOT NULL DEFAULT '', result TEXT NOT NULL DEFAULT '',
    sessionId TEXT REFERENCES session (id), petitionId TEXT REFERENCES petition (id), actionItemId TEXT REFERENCES action_item (id),
    state TEXT NOT NULL CHECK (state IN ('draft', 'released', 'replaced', 'withdrawn')),
    createdBy TEXT, createdAt TEXT NOT NULL, releasedBy TEXT, releasedAt TEXT, releasedOn TEXT, noticeUntil TEXT,
    replacesId TEXT REFERENCES publication (id), replacedById TEXT REFERENCES publication (id), withdrawnAt TEXT, withdrawReason TEXT,
    version INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX publication_state ON publication (state, releasedOn)',
  `CREATE TRIGGER publication_stays BEFORE DELETE ON publication WHEN old.state <> 'draft'
    BEGIN SELECT RAISE(ABORT, 'what was published is never deleted'); END`,
  `CREATE TRIGGER publication_text_stays BEFORE UPDATE ON publication WHEN old.state <> 'draft' AND
    (new.title <> old.title OR new.basis <> old.basis OR new.content <> old.content OR new.procedure <> old.procedure OR new.result <> old.result
      OR new.releasedAt IS NOT old.releasedAt OR new.state = 'draft')
    BEGIN SELECT RAISE(ABORT, 'a text that was published is never edited'); END`,
  'CREATE INDEX publication_session ON publication (sessionId) WHERE sessionId IS NOT NULL',
  `CREATE TABLE objection (
    id TEXT PRIMARY KEY, publicationId TEXT NOT NULL REFERENCES publication (id), text TEXT NOT NULL,
    receivedAt TEXT NOT NULL, receivedOn TEXT NOT NULL, answer TEXT NOT NULL DEFAULT '', answeredAt TEXT, answeredBy TEXT,
    version INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX objection_publication ON objection (publicationId)',
  // One round a session: its subjects are the session and the petitions that came to a result.
  `CREATE TABLE evaluation_round (
    id TEXT PRIMARY KEY, sessionId TEXT NOT NULL UNIQUE REFERENCES session (id), boxId TEXT REFERENCES secret_box (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')), openedAt TEXT NOT NULL, closedAt TEXT, version INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE evaluation_roll (
    roundId TEXT NOT NULL REFERENCES evaluation_round (id), representativeId TEXT NOT NULL REFERENCES representative (id),
    rated INTEGER NOT NULL DEFAULT 0 CHECK (rated IN (0, 1)), PRIMARY KEY (roundId, representativeId)
  ) STRICT, WITHOUT ROWID`,
  // Which of management's accounts have rated a session's efficiency: once each.
  `CREATE TABLE efficiency_roll (
    sessionId TEXT NOT NULL REFERENCES session (id), accountId TEXT NOT NULL, PRIMARY KEY (sessionId, accountId)
  ) STRICT, WITHOUT ROWID`,
  // What a round's sheets rate beside the session, in the order in which a sheet lists them.
  `CREATE TABLE evaluation_subject (
    roundId TEXT NOT NULL REFERENCES evaluation_round (id), position INTEGER NOT NULL, petitionId TEXT NOT NULL REFERENCES petition (id),
    PRIMARY KEY (roundId, position)
  ) STRICT, WITHOUT ROWID`,
  // Ratings carry neither person nor time. `side`: who gave it.
  `CREATE TABLE rating (
    id TEXT PRIMARY KEY, roundId TEXT REFERENCES evaluation_round (id), side TEXT NOT NULL CHECK (side IN ('satisfaction', 'efficiency', 'petitioner')),
    sessionId TEXT REFERENCES session (id), petitionId TEXT REFERENCES petition (id), givenOn TEXT NOT NULL,
    score INTEGER NOT NULL CHECK (score BETWEEN 1 AND 5), comment TEXT NOT NULL DEFAULT ''
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX rating_session ON rating (sessionId) WHERE sessionId IS NOT NULL',
  'CREATE INDEX rating_petition ON rating (petitionId) WHERE petitionId IS NOT NULL',
  'CREATE INDEX rating_given ON rating (givenOn)',
  // The enterprise's own Word files in place of the templates that come with the program.
  `CREATE TABLE paper_template (
    kind TEXT PRIMARY KEY, fileName TEXT NOT NULL, content BLOB NOT NULL, replacedAt TEXT NOT NULL, replacedBy TEXT
  ) STRICT, WITHOUT ROWID`,
  // Numbers of sessions, action items, publications: one series a kind and year.
  `CREATE TABLE series_number (series TEXT NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (series, year)) STRICT, WITHOUT ROWID`,
];
