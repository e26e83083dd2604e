/** Petitions, what happened to them, who joined them, what the classifier said, attachments, imports, counters, search. */
const counted = ['state', 'class', 'category', 'urgent', 'major'];
const key = (row: 'new' | 'old') =>
  `${row}.state, coalesce(${row}.class, ''), coalesce(${row}.category, ''), ${row}.urgent, ${row}.major`;
const keyIs = (row: 'new' | 'old') =>
  `state = ${row}.state AND class = coalesce(${row}.class, '') AND category = coalesce(${row}.category, '') AND urgent = ${row}.urgent AND major = ${row}.major`;

export const petition = [
  `CREATE TABLE petition_number (year INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT`,
  `CREATE TABLE petition (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, petitionNo TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL, text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 5000),
    nature TEXT NOT NULL CHECK (nature IN ('grievance', 'suggestion', 'inquiry', 'request')),
    category TEXT, class TEXT CHECK (class IN ('immediate', 'consultation', 'long_term')),
    state TEXT NOT NULL, urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1)),
    major INTEGER NOT NULL DEFAULT 0 CHECK (major IN (0, 1)),
    channel TEXT NOT NULL, workshop TEXT, roleGroup TEXT, employment TEXT,
    anonymous INTEGER NOT NULL CHECK (anonymous IN (0, 1)),
    legalTags TEXT NOT NULL DEFAULT '[]', groupTags TEXT NOT NULL DEFAULT '[]', authorityLevel TEXT,
    receivedAt TEXT NOT NULL, receivedOn TEXT NOT NULL, startOn TEXT NOT NULL,
    registeredBy TEXT, responsibleId TEXT, handlerDepartment TEXT, handlerName TEXT,
    cosignCount INTEGER NOT NULL DEFAULT 0, mergedIntoId TEXT REFERENCES petition (id),
    answerBy TEXT, doneBy TEXT, planBy TEXT, consultBy TEXT, sessionBy TEXT, progressBy TEXT,
    firstAnswerBy TEXT, firstDoneBy TEXT, nextDueOn TEXT, dueProvisional INTEGER NOT NULL DEFAULT 0,
    answeredAt TEXT, doneAt TEXT, evaluatedAt TEXT, closedAt TEXT, closing TEXT, escalatedTo TEXT,
    postponements INTEGER NOT NULL DEFAULT 0,
    source TEXT NOT NULL CHECK (source IN ('desk', 'import', 'phone')), importId TEXT, externalNo TEXT,
    receiptHash TEXT, privacyNoticeVersion INTEGER, version INTEGER NOT NULL DEFAULT 0,
    CHECK (mergedIntoId IS NULL OR mergedIntoId <> id), CHECK ((state = 'merged') = (mergedIntoId IS NOT NULL))
  ) STRICT`,
  'CREATE INDEX petition_received ON petition (receivedOn)',
  'CREATE INDEX petition_state ON petition (state, receivedOn)',
  'CREATE INDEX petition_class ON petition (class, receivedOn)',
  'CREATE INDEX petition_category ON petition (category, receivedOn)',
  'CREATE INDEX petition_workshop ON petition (workshop, receivedOn)',
  'CREATE INDEX petition_due ON petition (nextDueOn) WHERE nextDueOn IS NOT NULL',
  'CREATE INDEX petition_cosigned ON petition (cosignCount, receivedOn) WHERE cosignCount > 0',
  'CREATE INDEX petition_urgent ON petition (receivedOn) WHERE urgent = 1',
  'CREATE INDEX petition_major ON petition (receivedOn) WHERE major = 1',
  'CREATE INDEX petition_merged ON petition (mergedIntoId) WHERE mergedIntoId IS NOT NULL',
  'CREATE INDEX petition_handler ON petition (handlerDepartment, nextDueOn) WHERE handlerDepartment IS NOT NULL',
  'CREATE UNIQUE INDEX petition_receipt ON petition (receiptHash) WHERE receiptHash IS NOT NULL',
  'CREATE INDEX petition_external ON petition (externalNo) WHERE externalNo IS NOT NULL',
  // What only the chair may open, sealed before it reaches this table. Absent for anonymous petitions.
  `CREATE TABLE sealed_identity (
    petitionId TEXT PRIMARY KEY REFERENCES petition (id), keyId TEXT NOT NULL REFERENCES union_key (id), sealed BLOB NOT NULL
  ) STRICT, WITHOUT ROWID`,
  // What happened, in order. Nothing here is ever changed or removed: progress is added, never overwritten.
  `CREATE TABLE petition_event (
    seq INTEGER PRIMARY KEY, petitionId TEXT NOT NULL REFERENCES petition (id), at TEXT NOT NULL, accountId TEXT,
    kind TEXT NOT NULL, fromState TEXT, toState TEXT, note TEXT NOT NULL DEFAULT '', detail TEXT NOT NULL DEFAULT '{}'
  ) STRICT`,
  'CREATE INDEX petition_event_petition ON petition_event (petitionId)',
  "CREATE TRIGGER petition_event_kept BEFORE UPDATE ON petition_event BEGIN SELECT RAISE(ABORT, 'events are never changed'); END",
  "CREATE TRIGGER petition_event_stays BEFORE DELETE ON petition_event BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END",
  "CREATE TRIGGER petition_stays BEFORE DELETE ON petition BEGIN SELECT RAISE(ABORT, 'a petition never disappears'); END",
  // A representative co-signs by account, once; workers who sign at the desk are counted.
  `CREATE TABLE cosign (
    id TEXT PRIMARY KEY, petitionId TEXT NOT NULL REFERENCES petition (id), accountId TEXT, people INTEGER NOT NULL CHECK (people > 0),
    at TEXT NOT NULL, note TEXT NOT NULL DEFAULT ''
  ) STRICT, WITHOUT ROWID`,
  'CREATE UNIQUE INDEX cosign_once ON cosign (petitionId, accountId) WHERE accountId IS NOT NULL',
  'CREATE TRIGGER cosign_counted AFTER INSERT ON cosign BEGIN UPDATE petition SET cosignCount = cosignCount + new.people WHERE id = new.petitionId; END',
  `CREATE TABLE attachment (
    id TEXT PRIMARY KEY, petitionId TEXT REFERENCES petition (id), actionItemId TEXT, publicationId TEXT,
    sha256 TEXT NOT NULL, mime TEXT NOT NULL, name TEXT NOT NULL, bytes INTEGER NOT NULL CHECK (bytes > 0),
    showsPerson INTEGER NOT NULL DEFAULT 0 CHECK (showsPerson IN (0, 1)), addedBy TEXT, addedAt TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX attachment_petition ON attachment (petitionId) WHERE petitionId IS NOT NULL',
  'CREATE INDEX attachment_action ON attachment (actionItemId) WHERE actionItemId IS NOT NULL',
  `CREATE TABLE classification (
    petitionId TEXT PRIMARY KEY REFERENCES petition (id), modelVersion TEXT NOT NULL, proposal TEXT NOT NULL, at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  // The enterprise's corrections: what the classifier learns from here, kept apart from the shipped weights.
  `CREATE TABLE triage_correction (
    seq INTEGER PRIMARY KEY, petitionId TEXT NOT NULL REFERENCES petition (id), text TEXT NOT NULL,
    proposed TEXT NOT NULL, decided TEXT NOT NULL, accountId TEXT, at TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE petition_import (
    id TEXT PRIMARY KEY, fileName TEXT NOT NULL, kind TEXT NOT NULL, accepted INTEGER NOT NULL, refused INTEGER NOT NULL,
    accountId TEXT, at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE petition_counter (
    state TEXT NOT NULL, class TEXT NOT NULL, category TEXT NOT NULL, urgent INTEGER NOT NULL, major INTEGER NOT NULL,
    n INTEGER NOT NULL, PRIMARY KEY (state, class, category, urgent, major)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE petition_workshop_counter (workshop TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
  `CREATE TRIGGER petition_counted_in AFTER INSERT ON petition BEGIN
    INSERT INTO petition_counter (state, class, category, urgent, major, n) VALUES (${key('new')}, 1) ON CONFLICT DO UPDATE SET n = n + 1;
    INSERT INTO petition_workshop_counter (workshop, n) SELECT new.workshop, 1 WHERE new.workshop IS NOT NULL
      ON CONFLICT DO UPDATE SET n = n + 1;
  END`,
  `CREATE TRIGGER petition_counted_over AFTER UPDATE OF ${counted.join(', ')} ON petition BEGIN
    UPDATE petition_counter SET n = n - 1 WHERE ${keyIs('old')};
    INSERT INTO petition_counter (state, class, category, urgent, major, n) VALUES (${key('new')}, 1) ON CONFLICT DO UPDATE SET n = n + 1;
  END`,
  // Search: text with a space between every two CJK characters, queried as a phrase; see db/search.ts. SQLite only.
  `CREATE VIRTUAL TABLE petition_search USING fts5 (body, content = '', contentless_delete = 1, tokenize = 'unicode61')`,
];
