import type { WordPair } from './rules.js';

export interface WordRequest {
  readonly partyId: string;
  /** What the host asked for; untrusted text. */
  readonly topic: string | null;
  /** Words of this party's latest rounds, newest first; none of them may come again. */
  readonly exclude: readonly string[];
  readonly language: 'en';
}

export interface WrittenWords extends WordPair {
  /** Kept with the round: `bank`, or a model's name. */
  readonly source: string;
}

/** Writes a round's words. May reject or take long: callers set a deadline and fall back to the bank. */
export interface WordSource {
  write(request: WordRequest): Promise<WrittenWords>;
}
