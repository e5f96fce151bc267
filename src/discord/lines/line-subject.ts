import type { OwedLine } from '../../events/tell-lines.js';

/** What a line's renderer gets: the party, the id of what the line is about, and what time it is. */
export type LineSubject = Pick<OwedLine, 'partyId' | 'subject'> & { readonly now: Date };
