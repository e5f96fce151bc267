import { html, nothing, type TemplateResult } from 'lit';
import { type Avatars, renderAvatar } from '../../../overlay/elements/avatar.js';
import type { OwnRound } from '../../../src/contract/phone.js';
import type { RoundPlayer, RoundState } from '../../../src/contract/round.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk } from '../desk.js';
import { wordText as text } from '../text/word-text.js';
import { renderClue } from './word-clue.js';
import '../../../overlay/elements/count-down.js';

/** While they talk: who speaks when, the own turn, and asking for the vote. */
export class WordTalk extends PageElement {
  static override readonly properties = {
    round: { attribute: false },
    own: { attribute: false },
    desk: { attribute: false },
    avatars: { attribute: false },
    seatId: { type: String },
    isSending: { state: true },
  };

  declare round: RoundState;
  declare own: OwnRound;
  declare desk: Desk;
  declare avatars: Avatars;
  declare seatId: string;
  declare isSending: boolean;

  constructor() {
    super();
    this.avatars = new Map();
    this.seatId = '';
    this.isSending = false;
  }

  override render(): TemplateResult {
    const { round, own } = this;
    return html`${own.isMyTurn ? this.#renderTurn() : nothing}
      <section class="card"><h3>${text.order}</h3>
        <ol class="speakers">${round.players.map((player) => {
          const isNow = player.userId === round.speaker?.userId;
          const isOut = player.outTalk !== null;
          const note = isOut ? text.isVotedOut : isNow ? text.speaks : null;
          return html`<li class="${isNow ? 'now' : ''} ${isOut ? 'out' : ''} ${player.userId === this.seatId ? 'own' : ''}" aria-current=${isNow ? 'step' : nothing}>
            ${renderAvatar(player, this.avatars)}<b class="grow" dir="auto">${player.name}${renderClue(player)}</b>${note === null ? nothing : html`<span class="note">${note}</span>`}
          </li>`;
        })}</ol>
        ${own.isPlaying && !this.#isOut ? this.#renderCall() : nothing}
      </section>`;
  }

  get #isOut(): boolean {
    const isOwn = ({ userId }: RoundPlayer) => userId === this.seatId;
    return (this.round.players.find(isOwn)?.outTalk ?? null) !== null;
  }

  #renderTurn(): TemplateResult {
    return html`<section class="card my-turn" role="status"><p>${text.yourTurn}</p>
      <button type="button" class="main" ?disabled=${this.isSending} @click=${this.#pass}>${text.done}</button></section>`;
  }

  #renderCall(): TemplateResult {
    const { wantsVote } = this.own;
    const { callsCast, callsNeeded } = this.round;
    return html`<p class="call">
      <button type="button" class="quiet" ?disabled=${this.isSending || wantsVote} aria-pressed=${wantsVote} @click=${this.#call}>${wantsVote ? text.youCalled : text.callVote}</button>
      ${callsCast === 0 ? nothing : html`<span class="hint">${text.called(callsCast, callsNeeded)}</span>`}
    </p>`;
  }

  readonly #pass = (): Promise<void> =>
    this.#send(async () => {
      const { roundId: round, turn } = this.own;
      if (turn !== null) await this.desk.act('pass-turn', { round, turn }, text.done);
    });

  readonly #call = (): Promise<void> =>
    this.#send(async () => {
      await this.desk.act('call-vote', { round: this.own.roundId }, text.callVote);
    });

  async #send(run: () => Promise<void>): Promise<void> {
    this.isSending = true;
    await run();
    this.isSending = false;
  }
}

customElements.define('word-talk', WordTalk);
