import { voteTextBytes } from '../../../shared/domain/secret-slip.ts';

export { parseVote, voteText } from '../../../shared/domain/secret-slip.ts';

/** Bytes of a vote once it is sealed: its text and what a sealed box adds, a throw-away key and a tag. */
export const sealedVoteBytes = voteTextBytes + 32 + 16;
