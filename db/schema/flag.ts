/** SQLite has no boolean: 0 or 1, held by a CHECK. */
export type Flag = 0 | 1;
