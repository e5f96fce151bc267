import { html, nothing, type TemplateResult } from 'lit';
import type { OverlayState } from '../../../overlay/state.js';
import type { Settlement } from '../../../src/contract/control-race-acts.js';
import type { RoundState } from '../../../src/contract/round.js';
import type { RaceState } from '../../../src/contract/snapshot.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk } from '../desk.js';
import { hostText as text } from '../text/host-text.js';
import '../../common/elements/bottom-sheet.js';
import './settle-sheet.js';

/** What a host may do from their phone, for races or for the word game. */
export class HostBar extends PageElement {
  static override readonly properties = {
    state: { attribute: false },
    desk: { attribute: false },
    about: { type: String },
    preview: { state: true },
    isAsking: { state: true },
    isSending: { state: true },
  };

  declare state: OverlayState;
  declare desk: Desk;
  declare about: 'races' | 'word';
  declare preview: Settlement | null;
  /** True while the host is asked whether to reveal. */
  declare isAsking: boolean;
  declare isSending: boolean;

  constructor() {
    super();
    this.about = 'races';
    this.preview = null;
    this.isAsking = false;
    this.isSending = false;
  }

  override render(): TemplateResult {
    return html`<section class="host-bar" aria-label=${text.bar}><p class="label">${text.bar}</p>
      <div class="host-acts">${this.about === 'races' ? this.#renderRaces() : this.#renderWord(this.state.round)}</div></section>
      ${this.preview === null ? nothing : html`<settle-sheet .desk=${this.desk} .preview=${this.preview} @close=${() => this.#show(null)}></settle-sheet>`}
      ${this.isAsking ? this.#renderAsking() : nothing}`;
  }

  #renderRaces(): TemplateResult {
    const live = this.state.races.filter(({ status }) => status !== 'FINISHED');
    return html`${live.slice(0, 3).map((race) => this.#renderRace(race, live.length > 1))}${this.#button(text.open, () => this.#open())}`;
  }

  #renderRace(race: RaceState, isOneOfMany: boolean): TemplateResult {
    const { gameId, status, title } = race;
    const lock = () => (status === 'OPEN' ? this.#lock(gameId) : this.#unlock(gameId));
    return html`${isOneOfMany ? html`<b class="host-race" dir="auto">${title}</b>` : nothing}
      ${this.#button(status === 'OPEN' ? text.lock : text.unlock, lock)}${this.#button(text.settle, () => this.#preview(gameId))}`;
  }

  #renderWord(round: RoundState | null): TemplateResult {
    switch (round?.status) {
      case 'LOBBY':
        return this.#button(text.deal, () => this.#deal(round.roundId));
      case 'ACTIVE':
        return html`${this.#button(text.vote, () => this.#openVote(round.roundId))}${this.#button(text.reveal, () => this.#ask(true))}`;
      case 'VOTING':
      case 'GUESSING':
        return this.#button(text.reveal, () => this.#ask(true));
      case 'GENERATING':
        return html``;
      default:
        return html`${this.#button(text.start, () => this.#start('everyone'))}${this.#button(text.lobby, () => this.#start('lobby'))}`;
    }
  }

  #button(label: string, run: () => Promise<void> | void): TemplateResult {
    const press = async () => {
      this.isSending = true;
      await run();
      this.isSending = false;
    };
    return html`<button type="button" class="quiet" ?disabled=${this.isSending} @click=${press}>${label}</button>`;
  }

  #renderAsking(): TemplateResult {
    const body = html`<p>${text.revealBody}</p>${this.#button(text.revealSure, () => this.#reveal())}`;
    return html`<bottom-sheet .heading=${text.revealTitle} .body=${body} @close=${() => this.#ask(false)}></bottom-sheet>`;
  }

  #show(preview: Settlement | null): void {
    this.preview = preview;
  }

  #ask(isAsking: boolean): void {
    this.isAsking = isAsking;
  }

  async #open(): Promise<void> {
    const done = await this.desk.act('open-race', {}, text.open);
    if (done !== null) this.desk.say(text.done.opened(done.race.title), 'good');
  }

  async #lock(raceId: string): Promise<void> {
    const done = await this.desk.act('lock-race', { raceId }, text.lock);
    if (done !== null) this.desk.say(text.done.locked(done.race.title), 'good');
  }

  async #unlock(raceId: string): Promise<void> {
    const done = await this.desk.act('unlock-race', { raceId }, text.unlock);
    if (done !== null) this.desk.say(text.done.unlocked(done.race.title), 'good');
  }

  async #preview(race: string): Promise<void> {
    this.#show(await this.desk.act('preview-settlement', { race }, text.settle));
  }

  async #start(players: 'everyone' | 'lobby'): Promise<void> {
    const done = await this.desk.act('start-round', { players }, text.start);
    if (done === null) return;
    const { round, playerCount, isLobby } = done.started;
    this.desk.say(
      isLobby ? text.done.lobby(round.number) : text.done.started(round.number, playerCount),
      'good',
    );
  }

  async #deal(round: string): Promise<void> {
    const done = await this.desk.act('deal-lobby', { round }, text.deal);
    if (done !== null) this.desk.say(text.done.dealt, 'good');
  }

  async #openVote(round: string): Promise<void> {
    const done = await this.desk.act('open-vote', { round }, text.vote);
    if (done !== null) this.desk.say(text.done.vote, 'good');
  }

  async #reveal(): Promise<void> {
    const done = await this.desk.act('reveal-round', {}, text.reveal);
    this.#ask(false);
    if (done !== null) this.desk.say(text.done.revealed, 'good');
  }
}

customElements.define('host-bar', HostBar);
