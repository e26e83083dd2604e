/** Enterprise, accounts, rules of procedure, calendar, replies kept for retries, audit entries. */
export const ground = [
  `CREATE TABLE enterprise (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL, unionName TEXT NOT NULL,
    size TEXT NOT NULL CHECK (size IN ('large', 'small_medium')),
    staffCount INTEGER NOT NULL CHECK (staffCount >= 0),
    isDemo INTEGER NOT NULL DEFAULT 0 CHECK (isDemo IN (0, 1)),
    startedOn TEXT NOT NULL, createdAt TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE account (
    id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, displayName TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('chair', 'officer', 'representative', 'management', 'observer')),
    personId TEXT, department TEXT,
    passphraseHash TEXT NOT NULL, failedAttempts INTEGER NOT NULL DEFAULT 0, retryAt TEXT,
    disabledAt TEXT, createdAt TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID`,
  // The union's sealing keys. The private half is only here wrapped, by the chair's passphrase and by the recovery key.
  `CREATE TABLE union_key (
    id TEXT PRIMARY KEY, publicKey BLOB NOT NULL, wrappedByPassphrase BLOB, wrappedByRecovery BLOB,
    parameters TEXT NOT NULL, createdAt TEXT NOT NULL, retiredAt TEXT
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE rules_version (
    id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, effectiveOn TEXT NOT NULL UNIQUE, settings TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '', createdBy TEXT, createdAt TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  // The public calendar ships with the program; here are years imported later and the factory's own days over it.
  `CREATE TABLE calendar_year (
    year INTEGER PRIMARY KEY, offDays TEXT NOT NULL, workDays TEXT NOT NULL, source TEXT NOT NULL, importedAt TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE factory_calendar (
    id INTEGER PRIMARY KEY CHECK (id = 1), restWeekdays TEXT, offDays TEXT NOT NULL, workDays TEXT NOT NULL,
    updatedAt TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 0
  ) STRICT`,
  // First replies of commands, so that a retry after a lost reply is answered and not done twice. The id is here only
  // hashed and the reply is locked with it: whoever reads the file learns neither.
  `CREATE TABLE command_receipt (
    idHash TEXT PRIMARY KEY, accountId TEXT, lockedReply BLOB NOT NULL, at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX command_receipt_at ON command_receipt (at)',
  `CREATE TABLE audit_entry (
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, accountId TEXT, role TEXT, call TEXT NOT NULL, subjectId TEXT,
    digest TEXT NOT NULL, previousHash TEXT NOT NULL, hash TEXT NOT NULL UNIQUE
  ) STRICT`,
  "CREATE TRIGGER audit_entry_kept BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END",
  "CREATE TRIGGER audit_entry_stays BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, 'audit entries are never deleted'); END",
  `CREATE TABLE draft (
    accountId TEXT NOT NULL, place TEXT NOT NULL, body TEXT NOT NULL, savedAt TEXT NOT NULL, PRIMARY KEY (accountId, place)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE saved_view (
    id TEXT PRIMARY KEY, accountId TEXT NOT NULL, place TEXT NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL, createdAt TEXT NOT NULL,
    UNIQUE (accountId, place, name)
  ) STRICT, WITHOUT ROWID`,
];
