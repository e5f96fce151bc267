import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { type Avatars, renderAvatar } from '../../../overlay/elements/avatar.js';
import type { Ballot } from '../../../src/contract/phone.js';
import type { Person, RoundState } from '../../../src/contract/round.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk } from '../desk.js';
import { wordText as text } from '../text/word-text.js';
import { renderClue } from './word-clue.js';
import '../../../overlay/elements/count-down.js';

/** The ballot: one tap votes, another tap changes it, until it closes. */
export class WordBallot extends PageElement {
  static override readonly properties = {
    round: { attribute: false },
    ballot: { attribute: false },
    desk: { attribute: false },
    avatars: { attribute: false },
    now: { attribute: false },
    sending: { state: true },
    cast: { state: true },
  };

  declare round: RoundState;
  /** Null: the others vote. */
  declare ballot: Ballot | null;
  declare desk: Desk;
  declare avatars: Avatars;
  declare now: () => number;
  /** For whom a vote is on its way. */
  declare sending: string | null;
  /** Whom a vote that counted was for, until the own part tells of it. */
  declare cast: string | null;

  constructor() {
    super();
    this.ballot = null;
    this.avatars = new Map();
    this.now = Date.now;
    this.sending = null;
    this.cast = null;
  }

  /** What the own part tells in the end counts: the vote may have been changed in Discord since. */
  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('ballot');
    const isNew =
      before?.ballot !== this.ballot?.ballot || before?.chosenId !== this.ballot?.chosenId;
    if (changed.has('ballot') && isNew) this.cast = null;
  }

  override render(): TemplateResult {
    const { ballot, round } = this;
    const endsAt = ballot?.endsAt ?? round.phaseEndsAt;
    return html`<section class="card ballot">
      <header class="race-head"><h2>${ballot === null ? text.noBallot : text.ballot}</h2>
        ${endsAt === null ? nothing : html`<span class="time-left"><count-down .until=${endsAt} .now=${this.now}></count-down> ${text.timeLeft}</span>`}</header>
      ${ballot === null ? nothing : this.#renderPaper(ballot)}
      <div class="progress" aria-hidden="true"><span style="transform:scaleX(${round.votesCast / Math.max(1, round.votesNeeded)})"></span></div>
      <p class="hint" role="status">${text.votes(round.votesCast, round.votesNeeded)}</p>
    </section>`;
  }

  #renderPaper(ballot: Ballot): TemplateResult {
    return html`<ul class="racers">${ballot.candidates.map((person) => this.#renderCandidate(ballot, person))}</ul>
      <p class="hint">${text.ballotHint}</p>`;
  }

  #renderCandidate(ballot: Ballot, person: Person): TemplateResult {
    const isChosen = (this.sending ?? this.cast ?? ballot.chosenId) === person.userId;
    return html`<li class="racer ${isChosen ? 'backed' : ''} ${this.sending === person.userId ? 'busy' : ''}">
      <button type="button" class="pick" aria-pressed=${isChosen} @click=${() => this.#vote(ballot, person)}>
        ${renderAvatar(person, this.avatars)}<span class="name" dir="auto">${person.name}${renderClue({ clue: this.#clueOf(person) })}</span>
        <span class="fact">${isChosen ? text.chosen : ' '}</span>
        ${this.#hasVoted(person) ? html`<span class="place" aria-hidden="true">✓</span><span class="sr">${text.hasVoted}</span>` : nothing}
      </button>
    </li>`;
  }

  #clueOf({ userId }: Person): string | null {
    return this.round.players.find((player) => player.userId === userId)?.clue ?? null;
  }

  #hasVoted({ userId }: Person): boolean {
    return this.round.players.some((player) => player.userId === userId && player.hasVoted);
  }

  async #vote({ ballot }: Ballot, { userId, name }: Person): Promise<void> {
    if (this.sending !== null) return;
    this.sending = userId;
    const input = { round: this.round.roundId, ballot, target: userId };
    const done = await this.desk.act('cast-vote', input, `${text.chosen}: ${name}`);
    if (done !== null) this.cast = userId;
    this.sending = null;
  }
}

customElements.define('word-ballot', WordBallot);
