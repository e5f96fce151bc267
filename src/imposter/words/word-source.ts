import type { RoundVariant } from '../../contract/round.js';
import type { WordPair } from '../rules.js';

/** Languages that prompt and bank know. */
export type Language = 'en';

export interface WordRequest {
  readonly partyId: string;
  /** What the host asked for; untrusted text. */
  readonly topic: string | null;
  /** Words of this party's latest rounds, newest first; none of them may come again. */
  readonly exclude: readonly string[];
  readonly language: Language;
  /** `close-word`: the hint is another word, as close as can be. */
  readonly variant: RoundVariant;
  /** When the words have to be there. */
  readonly dueAt: Date;
  /** Rounds of this party in the last 24 hours for which a source outside was asked. */
  readonly askedToday: number;
}

export interface WrittenWords extends WordPair {
  /** Kept with the round: `bank`, or a model's name. */
  readonly source: string;
  /**
   * Kept with the round for the host's log: why this source; never a word. Begins with `failed:`
   * where another was asked in vain.
   */
  readonly note: string;
}

/**
 * Writes a round's words. May reject or take long: callers abort it at a deadline and fall back to
 * the bank.
 */
export interface WordSource {
  write(request: WordRequest, signal: AbortSignal): Promise<WrittenWords>;
}

/** A source writes nothing this time; `note` says why, and never a word. */
export class WordsRefused extends Error {
  override readonly name = 'WordsRefused';
  readonly note: string;

  constructor(note: string) {
    super(note);
    this.note = note;
  }
}
