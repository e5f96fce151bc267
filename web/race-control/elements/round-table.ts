import { html, type TemplateResult } from 'lit';
import type { ControlRound } from '../../../src/contract/control.js';
import type { Person } from '../../../src/contract/round.js';
import { PageElement } from '../../common/elements/page-element.js';
import { roundText } from '../text.js';

type Player = ControlRound['players'][number];

/** Who has the word, who has looked, who has voted. */
export class RoundTable extends PageElement {
  static override readonly properties = {
    round: { attribute: false },
    speaker: { attribute: false },
  };

  declare round: ControlRound;
  declare speaker: Person | null;

  override render(): TemplateResult {
    const { players, status } = this.round;
    const isVoting = status === 'VOTING';
    const sorted = [...players].sort((a, b) => (a.turn ?? 99) - (b.turn ?? 99));
    const unseen = players.filter(({ delivery }) => delivery !== 'SEEN').length;
    const inside = players.filter(({ outTalk }) => outTalk === null);
    const open = inside.filter(({ hasVoted }) => !hasVoted).length;
    return html`<p role="status">${unseen === 0 ? 'Everybody has seen the word.' : `${unseen} of ${players.length} have not looked at the word yet.`}
        ${isVoting ? (open === 0 ? 'All have voted.' : `${open} of ${inside.length} have not voted yet.`) : ''}</p>
      <div class="scroll" tabindex="0" role="region" aria-label="Players"><table class="plain players"><thead><tr><th scope="col">Player</th><th scope="col">Clue</th><th scope="col">Word</th><th scope="col">${isVoting ? 'Vote' : 'Wants the vote'}</th></tr></thead>
      <tbody>${sorted.map((player) => this.#renderPlayer(player, isVoting))}</tbody></table></div>`;
  }

  #renderPlayer(
    { userId, name, delivery, wantsVote, hasVoted, outTalk, clue }: Player,
    isVoting: boolean,
  ): TemplateResult {
    const speaks = this.speaker?.userId === userId;
    const isDone = isVoting ? hasVoted : wantsVote;
    return html`<tr><td dir="auto">${name}${speaks ? html` <span class="badge">speaks</span>` : ''}${outTalk === null ? '' : html` <span class="badge">out</span>`}</td>
      <td dir="auto">${clue ?? ''}</td>
      <td class=${delivery === 'SEEN' ? 'yes' : 'no'}>${delivery === 'SEEN' ? '✓ ' : ''}${roundText.deliveries[delivery]}</td>
      <td class=${isDone ? 'yes' : ''}>${isDone ? (isVoting ? '✓ voted' : '✓ yes') : isVoting && outTalk === null ? 'not yet' : ''}</td></tr>`;
  }
}

customElements.define('round-table', RoundTable);
