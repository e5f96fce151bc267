import type { OwedLine } from '../../events/tell-lines.js';

/** What a line's renderer gets: the party, and the id of what the line is about. */
export type LineSubject = Pick<OwedLine, 'partyId' | 'subject'>;
