import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Person, RoundState } from '../../src/contract/round.js';
import { enterFrom, sweep } from '../motion.js';
import { roundText } from '../text.js';
import { type Avatars, renderAvatar } from './avatar.js';
import { badgeStyle } from './badge-style.js';
import './count-down.js';
import { imposterStyle } from './imposter-panel-style.js';
import { panelStyle } from './panel-style.js';

/** Circles on air; the rest is a number. */
const maxCircles = 9;
/** Imposters by name at the reveal; the rest is a number. */
const maxCulprits = 6;
/** Letters of a word that fit into one line at its full size. */
const roomyWord = 17;

/**
 * A round of the word game as everybody may see it: phase, players, speaker, time, votes; at the
 * end the word and the imposter.
 */
export class ImposterPanel extends LitElement {
  static override readonly styles = [panelStyle, imposterStyle, badgeStyle];
  static override readonly properties = {
    round: { attribute: false },
    avatars: { attribute: false },
    now: { attribute: false },
    revealed: { attribute: false },
    moving: { type: Boolean },
  };

  declare round: RoundState | null;
  declare avatars: Avatars;
  /** The server's time in ms since 1970. */
  declare now: () => number;
  /** The round whose reveal has just happened: only that one is played. */
  declare revealed: string | null;
  /** False: changes are cuts. */
  declare moving: boolean;
  #shownRound: string | null = null;

  constructor() {
    super();
    this.round = null;
    this.avatars = new Map();
    this.now = Date.now;
    this.revealed = null;
    this.moving = false;
  }

  override render(): TemplateResult | typeof nothing {
    const { round } = this;
    if (round === null) return nothing;
    return html`<section part="imposter" class=${this.moving ? 'moving' : ''} aria-label=${roundText.title(round.round)}>
      <header part="header">
        <h2 part="title">${roundText.title(round.round)}</h2>
        <div class="under">
          <span class="status ${round.status.toLowerCase()}" part="status">${nameState(round)}</span>
          <span class="time" part="time"><count-down .until=${round.phaseEndsAt} .now=${this.now}></count-down></span>
        </div>
      </header>
      ${round.reveal === null ? this.#renderPhase(round) : this.#renderReveal(round.reveal)}
    </section>`;
  }

  #renderPhase(round: RoundState): TemplateResult {
    return html`<div class="phase">
      ${round.speaker === null ? nothing : this.#renderNamed(round.speaker, roundText.speaks)}
      ${round.status === 'GUESSING' && round.caught !== null ? this.#renderNamed(round.caught, roundText.caught) : nothing}
      ${round.speaker === null ? html`<p class="told" part="told">${describePhase(round)}</p>` : nothing}
      ${round.status === 'VOTING' ? renderVotes(round) : nothing}
      ${round.status === 'CANCELLED' ? nothing : this.#renderPlayers(round)}
    </div>`;
  }

  #renderNamed(person: Person, word: string): TemplateResult {
    return html`<p class="speaker" part="speaker">
      ${renderAvatar(person, this.avatars)}<b class="name" dir="auto">${person.name}</b><span class="word">${word}</span>
    </p>`;
  }

  #renderPlayers({ players, playerCount, speaker }: RoundState): TemplateResult {
    const shown = players.slice(0, players.length > maxCircles ? maxCircles - 1 : maxCircles);
    const rest = Math.max(players.length, playerCount) - shown.length;
    return html`<div class="players" part="players" aria-label=${roundText.players(playerCount)}>
      ${shown.map((player) => html`<span class=${player.userId === speaker?.userId ? 'speaking' : ''}>${renderAvatar(player, this.avatars)}</span>`)}
      ${rest === 0 ? nothing : html`<span class="rest">${shown.length === 0 ? roundText.players(rest) : roundText.more(rest)}</span>`}
    </div>`;
  }

  #renderReveal({ word, hint, imposters }: NonNullable<RoundState['reveal']>): TemplateResult {
    return html`<div class="reveal" part="reveal">
      <span class="flash"></span>
      <p class="label">${roundText.word}</p>
      <p class="secret ${word.length > roomyWord ? 'long' : ''}" part="word" dir="auto">${word}</p>
      <p class="hint" part="hint" dir="auto">${roundText.hint(hint)}</p>
      <p class="label">${roundText.imposter(imposters.length)}</p>
      <div class="culprits ${imposters.length > 2 ? 'many' : ''}">
        ${imposters
          .slice(0, maxCulprits)
          .map(
            (person) =>
              html`<p class="culprit" part="culprit">${renderAvatar(person, this.avatars)}<b class="name" dir="auto">${person.name}</b></p>`,
          )}
        ${imposters.length > maxCulprits ? html`<p class="culprit">${roundText.more(imposters.length - maxCulprits)}</p>` : nothing}
      </div>
    </div>`;
  }

  override updated(changed: PropertyValues<this>): void {
    const id = this.round?.roundId ?? null;
    const isNew = id !== this.#shownRound;
    this.#shownRound = id;
    if (!this.moving || id === null) return;
    const section = this.renderRoot.querySelector('section');
    if (isNew && section !== null) enterFrom(section, 'right');
    if (changed.has('revealed') && this.revealed === id) this.#playReveal();
  }

  /** Word, hint and imposters come one after the other, under a light that sweeps across. */
  #playReveal(): void {
    for (const [line, part] of [...this.renderRoot.querySelectorAll('.reveal p')].entries())
      enterFrom(part, 'right', 250 + line * 350);
    const flash = this.renderRoot.querySelector('.flash');
    if (flash !== null) sweep(flash, 1_800);
  }
}

/** The phase; of a round that is over, how it ended. */
function nameState({ status, reveal }: RoundState): string {
  const outcome = reveal?.outcome ?? null;
  return outcome === null ? roundText.phases[status] : roundText.outcomes[outcome];
}

/** What is going on, where no speaker is. */
function describePhase({ status }: RoundState): string {
  if (status === 'LOBBY') return roundText.lobby;
  if (status === 'GENERATING') return roundText.dealing;
  if (status === 'VOTING') return roundText.voting;
  if (status === 'GUESSING') return roundText.guessing;
  return status === 'CANCELLED' ? roundText.cancelled : roundText.talking;
}

function renderVotes({ votesCast, votesNeeded }: RoundState): TemplateResult {
  const share = votesNeeded === 0 ? 0 : Math.min(1, votesCast / votesNeeded);
  return html`<div class="votes" part="votes">
    <span>${roundText.votes(votesCast, votesNeeded)}</span>
    <span class="bar" part="bar"><i style="transform:scaleX(${share.toFixed(4)})"></i></span>
  </div>`;
}

customElements.define('imposter-panel', ImposterPanel);
