import type { Choice } from '../../src/api.js';
import { type Picks, parseLine, toSentLine } from '../completion/parse-line.js';
import { type Completion, complete, type Sources } from '../completion/suggest.js';

type Ask = (line: string, focus: string) => Promise<readonly Choice[]>;

/** Long enough that a fast typist does not ask the bot at each letter. */
const pauseMs = 140;

/**
 * Completion of the composer's line, with the bot's own answers fetched after a short pause; the
 * newest question wins.
 */
export class ComposerCompletion {
  readonly #onAnswer: () => void;
  #key = '';
  #choices: readonly Choice[] = [];
  #timer: number | undefined;

  /** `onAnswer` is called when the bot's answer came: complete again. */
  constructor(onAnswer: () => void) {
    this.#onAnswer = onAnswer;
  }

  /** What can follow `head`, the text before the cursor. */
  complete(head: string, sources: Omit<Sources, 'choices'>, picks: Picks, ask: Ask): Completion {
    const completion = complete(head, { ...sources, choices: this.#choices });
    const option = completion.focus?.option;
    const key = option?.hasAutocomplete === true ? head : '';
    if (key === this.#key) return completion;
    window.clearTimeout(this.#timer);
    this.#key = key;
    this.#choices = [];
    if (option !== undefined && key !== '')
      this.#askLater(
        key,
        option.name,
        toSentLine(parseLine(head, sources.leaves), picks, option.name),
        ask,
      );
    return complete(head, { ...sources, choices: [] });
  }

  /** Forgets a question that is under way. */
  stop(): void {
    window.clearTimeout(this.#timer);
    this.#key = '';
    this.#choices = [];
  }

  #askLater(key: string, focus: string, line: string, ask: Ask): void {
    this.#timer = window.setTimeout(() => void this.#ask(key, () => ask(line, focus)), pauseMs);
  }

  async #ask(key: string, ask: () => Promise<readonly Choice[]>): Promise<void> {
    const choices = await ask();
    if (this.#key !== key) return;
    this.#choices = choices;
    this.#onAnswer();
  }
}
