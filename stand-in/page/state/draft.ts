import type { CommandLeaf } from '../api/commands.js';
import { missingOptions, type Pick, parseLine, toSentLine } from '../completion/parse-line.js';
import { type Suggestion, startLine } from '../completion/suggest.js';
import { text } from '../text.js';
import { addLine, createHistory, type History, leaf } from './history.js';
import { keepValue, readKeptTexts } from './storage.js';

/** What came of wanting to send: the line for the bot, or why it cannot go yet. */
export type Sendable =
  | { readonly kind: 'ready'; readonly sent: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** The command whose name somebody typed without its slash; the bot would never see it. */
function meantCommand(typed: string, leaves: readonly CommandLeaf[]): string | null {
  const [first = ''] = typed.toLowerCase().split(/\s/);
  return leaves.find((candidate) => candidate.path[0] === first)?.path[0] ?? null;
}

/** The line being written, with the suggestions taken in it and the lines sent before. */
export class Draft {
  line = '';
  #picks = new Map<string, Pick>();
  #history: History = createHistory(readKeptTexts('browser', 'history'));
  #last: { readonly line: string; readonly picks: Map<string, Pick> } = {
    line: '',
    picks: new Map(),
  };

  get picks(): ReadonlyMap<string, Pick> {
    return this.#picks;
  }

  /** True where the arrows leaf through sent lines rather than suggestions. */
  get isBrowsing(): boolean {
    return this.line === '' || this.#history.at < this.#history.lines.length;
  }

  /** The person typed. */
  write(line: string): void {
    this.line = line;
    this.#history = createHistory(this.#history.lines);
  }

  /**
   * Puts a suggestion before the text that stood after the cursor; returns the new place of the
   * cursor.
   */
  take(suggestion: Suggestion, tail: string): number {
    if (suggestion.kind === 'command') this.#picks.clear();
    if (suggestion.pick !== null) this.#picks.set(suggestion.pick.option, suggestion.pick);
    this.write(suggestion.head + tail);
    return suggestion.head.length;
  }

  /** Begins a command anew; returns the place of the cursor. */
  begin(command: CommandLeaf): number {
    this.#picks.clear();
    this.write(startLine(command));
    return this.line.length;
  }

  /** Checks the line and, where it can go, empties the draft and remembers it. */
  send(leaves: readonly CommandLeaf[]): Sendable {
    const typed = this.line.trim();
    const parsed = parseLine(typed, leaves);
    const missing = missingOptions(parsed);
    const meant = meantCommand(typed, leaves);
    if (meant !== null) return { kind: 'refused', reason: text.meantCommand(meant) };
    if (missing.length > 0)
      return { kind: 'refused', reason: text.missing(missing.map((option) => option.name)) };
    const sent = toSentLine(parsed, this.#picks);
    this.#last = { line: typed, picks: this.#picks };
    this.#picks = new Map();
    this.#history = addLine(this.#history, typed);
    keepValue('browser', 'history', this.#history.lines);
    this.line = '';
    return { kind: 'ready', sent };
  }

  /** Brings the last sent line back, unless another was begun. */
  restore(): void {
    if (this.line !== '') return;
    this.line = this.#last.line;
    this.#picks = this.#last.picks;
  }

  /** Leafs through sent lines; false where there is nothing older. */
  browse(step: -1 | 1): boolean {
    const { history, line } = leaf(this.#history, step);
    this.#history = history;
    if (line === null) return false;
    this.line = line;
    return true;
  }
}
