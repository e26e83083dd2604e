/**
 * What a ballot by phone needs while it is open, and loses with its box. Neither table has a time or an order: rows lie by
 * their keys. Neither is spoken of by the audit chain, whose entries have both.
 */
export const phoneBallots = [
  // Whose paper was signed, with the hash of the blinded paper: the same one may be asked for again, another may not.
  `CREATE TABLE signed_paper (
    ballotId TEXT NOT NULL REFERENCES ballot (id), representativeId TEXT NOT NULL REFERENCES representative (id), blindedHash BLOB NOT NULL,
    PRIMARY KEY (ballotId, representativeId)
  ) STRICT, WITHOUT ROWID`,
  // Which papers came back, with the hash of what they brought: the same again is the same vote. Never by whom.
  `CREATE TABLE used_paper (
    boxId TEXT NOT NULL REFERENCES secret_box (id), paperHash BLOB NOT NULL, sealedHash BLOB NOT NULL, PRIMARY KEY (boxId, paperHash)
  ) STRICT, WITHOUT ROWID`,
];
