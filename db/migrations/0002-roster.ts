/** Workshops, employees, worker representatives, management's delegates. */
export const roster = [
  `CREATE TABLE person (
    id TEXT PRIMARY KEY, employeeNo TEXT NOT NULL UNIQUE, name TEXT NOT NULL, pinyin TEXT NOT NULL,
    sex TEXT CHECK (sex IN ('male', 'female')), workshop TEXT NOT NULL, position TEXT NOT NULL DEFAULT '',
    roleGroup TEXT CHECK (roleGroup IN ('front_line', 'technical', 'manager')),
    employment TEXT CHECK (employment IN ('regular', 'agency', 'intern', 'other')),
    joinedOn TEXT, phone TEXT NOT NULL DEFAULT '', isUnionMember INTEGER NOT NULL DEFAULT 0 CHECK (isUnionMember IN (0, 1)),
    isMiddleManager INTEGER NOT NULL DEFAULT 0 CHECK (isMiddleManager IN (0, 1)),
    leftOn TEXT, version INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX person_workshop ON person (workshop)',
  `CREATE TABLE representative (
    id TEXT PRIMARY KEY, personId TEXT NOT NULL REFERENCES person (id), constituency TEXT NOT NULL,
    nomination TEXT NOT NULL DEFAULT '', electedOn TEXT, entitledCount INTEGER, presentCount INTEGER, votesFor INTEGER,
    termName TEXT NOT NULL DEFAULT '', termFrom TEXT NOT NULL, termTo TEXT NOT NULL, endedOn TEXT, endReason TEXT,
    version INTEGER NOT NULL DEFAULT 0,
    CHECK (termTo > termFrom), CHECK (presentCount <= entitledCount), CHECK (votesFor <= presentCount)
  ) STRICT, WITHOUT ROWID`,
  'CREATE UNIQUE INDEX representative_in_office ON representative (personId) WHERE endedOn IS NULL',
  `CREATE TABLE management_delegate (
    id TEXT PRIMARY KEY, employeeNo TEXT, name TEXT NOT NULL, department TEXT NOT NULL DEFAULT '', position TEXT NOT NULL,
    isChief INTEGER NOT NULL DEFAULT 0 CHECK (isChief IN (0, 1)),
    isLegalRepresentative INTEGER NOT NULL DEFAULT 0 CHECK (isLegalRepresentative IN (0, 1)),
    isExecutiveInCharge INTEGER NOT NULL DEFAULT 0 CHECK (isExecutiveInCharge IN (0, 1)),
    remit TEXT NOT NULL DEFAULT '', appointedBy TEXT NOT NULL DEFAULT '', appointedOn TEXT, termFrom TEXT, termTo TEXT,
    phone TEXT NOT NULL DEFAULT '', endedOn TEXT, version INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID`,
];
