import type { RulesSettings } from '../../../shared/domain/rules-of-procedure.ts';
import {
  findingInSession,
  type RecordedMovement,
  type SessionFacts,
} from '../../../shared/domain/verification.rules.ts';
import type { Reading, Tally } from '../reading.ts';

interface Row {
  readonly id: string;
  readonly sessionNo: string;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly openedRepresentatives: number | null;
  readonly openedDeliberating: number | null;
  readonly gatesHeld: 0 | 1 | null;
  readonly settings: string;
}
type Invited = SessionFacts['invited'][number];

/**
 * Every session that was opened: who was here at the opening, counted from the comings and goings by the version of the
 * rules of procedure in force, is what its row says, and the gates stood as it says.
 * @param from the entry from which on rows were noted; what is older is put in order by its times alone
 */
export async function checkSessions(reading: Reading, tally: Tally, from: number): Promise<void> {
  const sessions = reading.all<Row>(
    `SELECT session.*, rules_version.settings FROM session JOIN rules_version ON rules_version.id = session.rulesVersionId
     WHERE openedAt IS NOT NULL ORDER BY sessionNo`,
  );
  const invitedOf = reading.sqlite.prepare<
    [string],
    Omit<Invited, 'isHeadOfManagement'> & { isHeadOfManagement: 0 | 1 }
  >('SELECT id, side, capacity, isHeadOfManagement FROM session_participant WHERE sessionId = ?');
  for (const session of sessions) {
    tally.looked += 1;
    const invited = invitedOf
      .all(session.id)
      .map((one) => ({ ...one, isHeadOfManagement: one.isHeadOfManagement === 1 }));
    const finding = findingInSession({
      openedRepresentatives: session.openedRepresentatives ?? -1,
      openedDeliberating: session.openedDeliberating ?? -1,
      gatesHeld: session.gatesHeld === 1,
      invited,
      movements: movementsOf(reading, session, from),
      rules: JSON.parse(session.settings) as RulesSettings,
    });
    if (finding !== undefined) tally.found({ ...finding, details: { ...finding.details, number: session.sessionNo } });
    await reading.step('sessions', tally.looked, sessions.length);
  }
}

/** In the order in which they were recorded; the entry that noted each says whether that was before the opening. */
function movementsOf(reading: Reading, session: Row, from: number): readonly RecordedMovement[] {
  const opening = reading.count(
    "SELECT min(seq) FROM audit_entry WHERE call = 'session.open' AND subjectId = ?",
    session.id,
  );
  const rows = reading.all<{ participantId: string; way: 'in' | 'out'; at: string; entry: number | null }>(
    `SELECT a.participantId, a.way, a.at, (SELECT min(c.seq) FROM audit_change c
       WHERE c.tableName = 'attendance' AND c.rowKey = CAST(a.seq AS TEXT)) AS entry
     FROM session_participant p JOIN attendance a ON a.participantId = p.id WHERE p.sessionId = ? ORDER BY a.seq`,
    session.id,
  );
  return rows.map(({ participantId, way, at, entry }) => {
    const isNoted = entry !== null && entry > from && opening > 0;
    const afterOpening = isNoted ? entry > opening : at > session.openedAt;
    return { participantId, way, batch: isNoted ? entry : at, afterOpening };
  });
}
