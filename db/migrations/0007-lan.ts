import { randomBytes } from 'node:crypto';
import type { MigrationStep } from './index.ts';

/** Phones in the meeting room and the workshop: who may come in, what they bring, who speaks. */
export const lan: readonly MigrationStep[] = [
  // A representative's personal QR code: only its hash is here. Revoked when it is issued anew or the phone is lost.
  `CREATE TABLE phone_ticket (
    ticketHash TEXT PRIMARY KEY, accountId TEXT NOT NULL REFERENCES account (id), issuedAt TEXT NOT NULL, revokedAt TEXT
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX phone_ticket_account ON phone_ticket (accountId)',
  // A phone that came in with a ticket, so that it is still in after the PC was restarted. Hashes only.
  `CREATE TABLE phone_session (
    cookieHash TEXT PRIMARY KEY, proofHash TEXT NOT NULL, ticketHash TEXT NOT NULL REFERENCES phone_ticket (ticketHash),
    startedAt TEXT NOT NULL, endedAt TEXT
  ) STRICT, WITHOUT ROWID`,
  // A QR poster and where it hangs: figures can then say where petitions come from.
  `CREATE TABLE poster (
    id TEXT PRIMARY KEY, mark TEXT NOT NULL UNIQUE, place TEXT NOT NULL, createdAt TEXT NOT NULL, retiredAt TEXT
  ) STRICT, WITHOUT ROWID`,
  'ALTER TABLE petition ADD COLUMN posterId TEXT REFERENCES poster (id)',
  // What petitioner and union write to each other afterwards; the petitioner stays as anonymous as the petition is.
  `CREATE TABLE petition_message (
    seq INTEGER PRIMARY KEY, petitionId TEXT NOT NULL REFERENCES petition (id), at TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('petitioner', 'union')), body TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 2000), accountId TEXT
  ) STRICT`,
  'CREATE INDEX petition_message_petition ON petition_message (petitionId)',
  "CREATE TRIGGER petition_message_kept BEFORE UPDATE ON petition_message BEGIN SELECT RAISE(ABORT, 'messages are never changed'); END",
  "CREATE TRIGGER petition_message_stays BEFORE DELETE ON petition_message BEGIN SELECT RAISE(ABORT, 'messages are never deleted'); END",
  // One phone co-signs a petition once. The hash is of phone and petition together: it joins no two petitions.
  'ALTER TABLE cosign ADD COLUMN phoneHash TEXT',
  'CREATE UNIQUE INDEX cosign_phone_once ON cosign (petitionId, phoneHash) WHERE phoneHash IS NOT NULL',
  // A petitioner rates what became of the own petition once.
  "CREATE UNIQUE INDEX rating_petitioner_once ON rating (petitionId) WHERE side = 'petitioner'",
  // Who asked to speak in a session, and for how long each did.
  `CREATE TABLE speech (
    id TEXT PRIMARY KEY, sessionId TEXT NOT NULL REFERENCES session (id), participantId TEXT NOT NULL REFERENCES session_participant (id),
    agendaItemId TEXT REFERENCES agenda_item (id), askedAt TEXT NOT NULL, startedAt TEXT, endedAt TEXT, withdrawnAt TEXT,
    CHECK (endedAt IS NULL OR startedAt IS NOT NULL)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX speech_session ON speech (sessionId, askedAt)',
  // The box of a ballot signs papers that it cannot read: the public half here, the private one beside the box's own key.
  'ALTER TABLE secret_box ADD COLUMN signingKey TEXT',
  'ALTER TABLE secret_box ADD COLUMN wrappedSigningKey BLOB',
  // The key that phones seal to on the way here. Posters carry its fingerprint, so it stays.
  (sqlite) => {
    const secret = randomBytes(32);
    sqlite.prepare('INSERT INTO installation_secret (name, value) VALUES (?, ?)').run('host', secret);
  },
];
