import { html, nothing, type TemplateResult } from 'lit';
import { renderAvatar } from '../../../overlay/elements/avatar.js';
import type { OverlayState } from '../../../overlay/state.js';
import type { OwnRound, PhoneState } from '../../../src/contract/phone.js';
import type { RoundState } from '../../../src/contract/round.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk } from '../desk.js';
import { wordText as text } from '../text/word-text.js';
import { renderEmpty } from './empty-state.js';
import { renderResult } from './word-result.js';
import './word-ballot.js';
import './word-card.js';
import './word-guess.js';
import './word-talk.js';

/** The word game, phase by phase, as this guest plays or watches it. */
export class WordTab extends PageElement {
  static override readonly properties = {
    state: { attribute: false },
    own: { attribute: false },
    desk: { attribute: false },
    now: { attribute: false },
    isSending: { state: true },
  };

  declare state: OverlayState;
  declare own: PhoneState;
  declare desk: Desk;
  declare now: () => number;
  declare isSending: boolean;

  constructor() {
    super();
    this.now = Date.now;
    this.isSending = false;
  }

  override render(): TemplateResult {
    const { round } = this.state;
    if (round === null) return html`${renderEmpty(text.none)}${renderRules(true)}`;
    // The own part may be a moment behind: what it says of another round is not shown.
    const own = this.own.round?.roundId === round.roundId ? this.own.round : null;
    const card = own === null ? nothing : this.#renderCard(round, own);
    const isTalking = round.status === 'ACTIVE';
    const isOver = round.status === 'REVEALED' || round.status === 'CANCELLED';
    return html`<div class="race-head bare"><h2>${text.title(round.round)}</h2><span class="badge phase">${text.phases[round.status]}</span></div>
      ${renderKind(round)}
      ${isTalking ? [card, this.#renderPhase(round, own)] : [this.#renderPhase(round, own), html`<div class="below">${card}</div>`]}
      ${renderRules(isOver)}`;
  }

  #renderCard(round: RoundState, own: OwnRound): TemplateResult | typeof nothing {
    const isSecret = ['ACTIVE', 'VOTING', 'GUESSING'].includes(round.status);
    if (!isSecret) return nothing;
    if (!own.isPlaying) return html`<p class="note-line">${text.watching}</p>`;
    const seat = round.players.find(({ userId }) => userId === this.own.seat.id);
    if ((seat?.outTalk ?? null) !== null) return html`<p class="note-line">${text.youAreOut}</p>`;
    return html`<word-card .desk=${this.desk} .roundId=${round.roundId}></word-card>`;
  }

  #renderPhase(round: RoundState, own: OwnRound | null): TemplateResult | typeof nothing {
    switch (round.status) {
      case 'LOBBY':
        return this.#renderLobby(round, own);
      case 'GENERATING':
        return html`<section class="card"><p class="dealing">${text.dealing}</p></section>`;
      case 'ACTIVE':
        return own === null ? nothing : this.#renderTalk(round, own);
      case 'VOTING':
        return html`<word-ballot .round=${round} .ballot=${own?.ballot ?? null} .desk=${this.desk} .avatars=${this.state.avatars} .now=${this.now}></word-ballot>`;
      case 'GUESSING':
        return html`<word-guess .round=${round} ?mayGuess=${own?.mayGuess ?? false} .desk=${this.desk} .now=${this.now}></word-guess>`;
      case 'REVEALED':
        return renderResult(round, own?.result ?? null);
      case 'CANCELLED':
        return html`<section class="card"><p>${text.cancelled}</p></section>`;
    }
  }

  #renderTalk(round: RoundState, own: OwnRound): TemplateResult {
    return html`<word-talk .round=${round} .own=${own} .desk=${this.desk} .avatars=${this.state.avatars} .seatId=${this.own.seat.id}></word-talk>`;
  }

  #renderLobby(round: RoundState, own: OwnRound | null): TemplateResult {
    const isIn = own?.isIn ?? null;
    return html`<section class="card">
      <h3>${text.who(round.playerCount)}</h3>
      <ul class="faces">${round.players.map((player) => html`<li>${renderAvatar(player, this.state.avatars)}<span dir="auto">${player.name}</span></li>`)}</ul>
      <p class="hint" role="status">${isIn === null ? nothing : isIn ? text.isIn : text.isOut}</p>
      <div class="pair">
        <button type="button" class=${isIn === true ? 'quiet' : 'main'} aria-pressed=${isIn === true} ?disabled=${this.isSending || isIn === true} @click=${() => this.#decide(round.roundId, true)}>${text.in}</button>
        <button type="button" class="quiet" aria-pressed=${isIn === false} ?disabled=${this.isSending || isIn === false} @click=${() => this.#decide(round.roundId, false)}>${text.out}</button>
      </div>
    </section>`;
  }

  async #decide(round: string, isIn: boolean): Promise<void> {
    this.isSending = true;
    await this.desk.act('decide-lobby', { round, isIn }, isIn ? text.in : text.out);
    this.isSending = false;
  }
}

/** Mode and variant, where they are not the usual ones, and who is out by now. */
function renderKind({ mode, variant, talk }: RoundState): TemplateResult | typeof nothing {
  const says = [text.modes[mode], text.variants[variant]].filter((line) => line !== '');
  if (mode === 'elimination' && talk > 1) says.push(`${text.talk(talk)}.`);
  return says.length === 0 ? nothing : html`<p class="note-line">${says.join(' ')}</p>`;
}

function renderRules(isOpen: boolean): TemplateResult {
  return html`<details class="card rules" ?open=${isOpen}><summary>${text.rules}</summary>
    <ol>${text.rulesLines.map((line) => html`<li>${line}</li>`)}</ol></details>`;
}

customElements.define('word-tab', WordTab);
