import { html, nothing, type TemplateResult } from 'lit';
import '../../../overlay/elements/count-down.js';
import type { OverlayState } from '../../../overlay/state.js';
import type { ControlRound, ControlSeat, ControlState } from '../../../src/contract/control.js';
import type { RoundState } from '../../../src/contract/round.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk } from '../desk.js';
import { roundText } from '../text.js';
import { count, list } from '../words.js';
import { readForm, renderChoice, renderField } from './form.js';
import './round-table.js';

/** The word game as a host runs it; never a word, a hint or a role before the reveal. */
export class WordView extends PageElement {
  static override readonly properties = {
    state: { attribute: false },
    control: { attribute: false },
    desk: { attribute: false },
    now: { attribute: false },
  };

  declare state: OverlayState;
  declare control: ControlState;
  declare desk: Desk;
  declare now: () => number;

  override render(): TemplateResult {
    const { round } = this.control;
    return html`<div class="bar"><h1>Word game</h1></div>
      ${round === null ? this.#renderStart() : this.#renderRound(round)}`;
  }

  #renderStart(): TemplateResult {
    const unreached = this.control.seats.filter(isUnreached).map(({ name }) => name);
    const { wouldPlay } = this.control;
    const last = this.state.round;
    return html`${last === null ? nothing : renderLast(last, this.desk)}
      <section class="card"><h2>Start a round</h2>
        <p><b>${roundText.wouldPlay(wouldPlay)}</b> ${wouldPlay < 3 ? roundText.tooFew : ''}</p>
        ${unreached.length === 0 ? nothing : html`<p class="dim" dir="auto">${roundText.unreached(unreached)}</p>`}
        <form class="stack" @submit=${this.#start}>
          <div class="two">${renderField({ label: 'Topic', name: 'topic', hint: 'empty: any' })}
            ${renderField({ label: 'Time to talk', name: 'talk', hint: 'empty: no timer; or 3m' })}</div>
          <div class="two">${renderChoice(
            'Imposters',
            'imposters',
            [
              ['1', 'one'],
              ['2', 'two'],
              ['3', 'three'],
            ],
            '1',
          )}
            ${renderField({ label: 'Time of a speaker', name: 'turn', hint: 'empty: no timer; or 30s' })}</div>
          <div class="two">${renderChoice('Ends', 'mode', Object.entries(roundText.modes), 'one-vote')}
            ${renderChoice('The odd one gets', 'variant', Object.entries(roundText.variants), 'imposter')}</div>
          <div class="two">${renderChoice(
            'Who plays',
            'players',
            [
              ['everyone', 'everybody who can be reached'],
              ['lobby', 'who presses “I’m in”'],
            ],
            'everyone',
          )}</div>
          <div><button class="primary">Start</button></div>
        </form></section>`;
  }

  readonly #start = async (event: SubmitEvent) => {
    const { topic, talk, turn, imposters, players, mode, variant } = readForm(event);
    await this.desk.run(
      'start-round',
      {
        ...(topic === undefined ? {} : { topic }),
        ...(talk === undefined ? {} : { talk }),
        ...(turn === undefined ? {} : { turn }),
        mode: mode === 'elimination' ? mode : 'one-vote',
        variant: variant === 'close-word' ? variant : 'imposter',
        imposters: Number(imposters ?? 1),
        players: players === 'lobby' ? 'lobby' : 'everyone',
      },
      ({ started: { round, playerCount, isLobby } }) =>
        roundText.started(round.number, playerCount, isLobby),
    );
  };

  #renderRound(round: ControlRound): TemplateResult {
    const { number, status, topic, imposterCount, phaseEndsAt } = round;
    return html`<section class="card round"><header class="round-head"><h2>Round ${number}: ${roundText.phases[status]}</h2>
        ${phaseEndsAt === null ? nothing : html`<b class="clock"><count-down .until=${phaseEndsAt} .now=${this.now}></count-down></b>`}</header>
      <p class="dim">${count(round.players.length || round.lobby.in.length, 'player', 'players')}, ${count(imposterCount, 'imposter', 'imposters')}${topic === null ? '' : html`, topic <span dir="auto">${topic}</span>`}. ${roundText.kind(round)}${roundText.secret}</p>
      ${this.#renderActions(round)}
      ${status === 'LOBBY' ? renderLobby(round) : html`<round-table .round=${round} .speaker=${this.state.round?.speaker ?? null}></round-table>`}</section>`;
  }

  #renderActions({ status, roundId, ballot, turn, number }: ControlRound): TemplateResult {
    const { desk } = this;
    const cancel = () => void desk.run('cancel-round', {}, () => roundText.cancelled(number));
    const deal = () =>
      void desk.run('deal-lobby', { round: roundId }, () => roundText.dealt(number));
    const vote = () =>
      void desk.run('open-vote', { round: roundId }, ({ step }) =>
        step.isChanged ? roundText.voteOpen : roundText.unchanged,
      );
    const pass = () =>
      void desk.run('pass-turn', { round: roundId, turn: turn ?? 0 }, () => 'The next one speaks.');
    return html`<div class="actions">
      ${status === 'LOBBY' ? html`<button type="button" class="primary" @click=${deal}>Deal</button>` : nothing}
      ${status === 'ACTIVE' ? html`<button type="button" class="primary" @click=${vote}>Open the vote</button>` : nothing}
      ${status === 'ACTIVE' && turn !== null ? html`<button type="button" @click=${pass}>Next speaker</button>` : nothing}
      ${status === 'VOTING' ? html`<button type="button" class="primary" @click=${() => void this.#close(roundId, ballot, false)}>Close the vote</button>` : nothing}
      ${status === 'ACTIVE' ? html`<button type="button" class="quiet" @click=${() => void this.#reveal(roundId, ballot)}>Reveal without a vote</button>` : nothing}
      <button type="button" class="quiet danger" @click=${cancel}>Cancel the round</button></div>`;
  }

  async #close(round: string, ballot: number, isSure: boolean): Promise<void> {
    const done = await this.desk.run(
      'close-vote',
      { round, ballot, isSure },
      (step) => describeStep(step, roundText.voteClosed),
      (step) =>
        step.doubt ? { label: 'Close it', run: () => void this.#close(round, ballot, true) } : null,
    );
    if (done === null) return;
  }

  async #reveal(round: string, ballot: number): Promise<void> {
    await this.desk.run(
      'reveal-round',
      {},
      (step) => describeStep(step, roundText.revealed),
      (step) =>
        step.doubt ? { label: 'Close it', run: () => void this.#close(round, ballot, true) } : null,
    );
  }
}

function describeStep(
  { doubt, isChanged }: { readonly doubt: unknown; readonly isChanged: boolean },
  done: string,
): string {
  if (doubt) return roundText.doubt;
  return isChanged ? done : roundText.unchanged;
}

function isUnreached({ state, hasDiscord, phones }: ControlSeat): boolean {
  return state !== 'removed' && !hasDiscord && phones === 0;
}

function renderLobby({ lobby }: ControlRound): TemplateResult {
  const names = (people: ControlRound['lobby']['in']) =>
    people.length === 0 ? 'nobody yet' : list(people.map(({ name }) => name));
  return html`<p dir="auto"><b>In:</b> ${names(lobby.in)}</p><p dir="auto" class="dim"><b>Out:</b> ${names(lobby.out)}</p>`;
}

function renderLast({ round, roundId, status, reveal }: RoundState, desk: Desk): TemplateResult {
  const next = () =>
    void desk.run(
      'next-round',
      { round: roundId },
      ({ started: { round: begun, playerCount, isLobby } }) =>
        roundText.started(begun.number, playerCount, isLobby),
    );
  return html`<section class="card"><h2>Round ${round}: ${roundText.phases[status].toLowerCase()}</h2>
    ${reveal === null ? nothing : html`<p>The word was <b dir="auto">${reveal.word}</b>, the hint <span dir="auto">${reveal.hint}</span>. ${reveal.imposters.length === 1 ? 'Imposter' : 'Imposters'}: <b dir="auto">${list(reveal.imposters.map(({ name }) => name))}</b>.</p>`}
    <button type="button" @click=${next}>Another one like it</button></section>`;
}

customElements.define('word-view', WordView);
