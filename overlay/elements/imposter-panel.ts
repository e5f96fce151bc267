import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Person, RoundState } from '../../src/contract/round.js';
import { enterFrom, sweep } from '../motion.js';
import { roundText } from '../text.js';
import { type Avatars, renderAvatar } from './avatar.js';
import { badgeStyle } from './badge-style.js';
import './count-down.js';
import { imposterStyle } from './imposter-panel-style.js';
import { panelStyle } from './panel-style.js';
import { renderPlayers } from './round-players.js';
import { renderReveal } from './round-reveal.js';

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
          ${round.mode === 'elimination' && round.reveal === null ? html`<span class="turn" part="turn">${roundText.turn(round.talk)}</span>` : nothing}
          <span class="time" part="time"><count-down .until=${round.phaseEndsAt} .now=${this.now}></count-down></span>
        </div>
      </header>
      ${round.reveal === null ? this.#renderPhase(round) : renderReveal(round, round.reveal, this.avatars)}
    </section>`;
  }

  #renderPhase(round: RoundState): TemplateResult {
    return html`<div class="phase">
      ${round.status === 'ACTIVE' && round.talk > 1 ? html`<p class="told" part="told" dir="auto">${describeOut(round)}</p>` : nothing}
      ${round.speaker === null ? nothing : this.#renderNamed(round.speaker, roundText.speaks, round.turnEndsAt)}
      ${round.status === 'GUESSING' && round.caught !== null ? this.#renderNamed(round.caught, roundText.caught) : nothing}
      ${round.speaker === null ? html`<p class="told" part="told">${describePhase(round)}</p>` : nothing}
      ${round.status === 'VOTING' ? renderVotes(round) : nothing}
      ${round.callsCast > 0 ? html`<p class="calls" part="calls">${roundText.calls(round.callsCast, round.callsNeeded)}</p>` : nothing}
      ${round.status === 'CANCELLED' ? nothing : renderPlayers(round, this.avatars)}
    </div>`;
  }

  #renderNamed(person: Person, word: string, until: string | null = null): TemplateResult {
    return html`<p class="speaker" part="speaker">
      ${renderAvatar(person, this.avatars)}<b class="name" dir="auto">${person.name}</b><span class="word">${word}${until === null ? nothing : html`<count-down .until=${until} .now=${this.now}></count-down>`}</span>
    </p>`;
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

/** What the last vote of an elimination came to. */
function describeOut({ players, talk }: RoundState): string {
  const out = players.find(({ outTalk }) => outTalk === talk - 1);
  return out === undefined ? roundText.nobodyOut : roundText.out(out.name);
}

/** What is going on, where no speaker is. */
function describePhase({ status, variant }: RoundState): string {
  if (status === 'ACTIVE' && variant === 'close-word') return roundText.closeWord;
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
