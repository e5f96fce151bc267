import { html, nothing, type TemplateResult } from 'lit';
import type { RoundPlayer, RoundState } from '../../src/contract/round.js';
import { roundText } from '../text.js';
import { type Avatars, renderAvatar } from './avatar.js';

/** Players on air by name; the rest is a number. */
const maxNamed = 12;

/** Who plays, by name: who has the floor is marked, and a tick tells who has voted. */
export function renderPlayers(
  { status, players, playerCount, speaker }: RoundState,
  avatars: Avatars,
): TemplateResult {
  const shown = players.slice(0, players.length > maxNamed ? maxNamed - 1 : maxNamed);
  const rest = Math.max(players.length, playerCount) - shown.length;
  return html`<ul class="players" part="players" aria-label=${roundText.players(playerCount)}>
    ${shown.map((player) => {
      const isSpeaking = player.userId === speaker?.userId;
      const hasTick = status === 'VOTING' && player.hasVoted;
      return renderPlayer(player, { isSpeaking, hasTick }, avatars);
    })}
    ${rest === 0 ? nothing : html`<li class="rest">${shown.length === 0 ? roundText.players(rest) : roundText.more(rest)}</li>`}
  </ul>`;
}

function renderPlayer(
  player: RoundPlayer,
  { isSpeaking, hasTick }: { readonly isSpeaking: boolean; readonly hasTick: boolean },
  avatars: Avatars,
): TemplateResult {
  const isOut = player.outTalk !== null;
  return html`<li class="player ${isSpeaking ? 'speaking' : ''} ${isOut ? 'out' : ''}" part="player">
    ${renderAvatar(player, avatars)}<span class="who"><span class="name" dir="auto">${player.name}</span>${player.clue === null ? nothing : html`<span class="clue" part="clue" dir="auto">${player.clue}</span>`}</span>
    ${isOut ? html`<span class="hidden">${roundText.isOut}</span>` : nothing}
    ${hasTick ? html`<span class="tick" role="img" aria-label=${roundText.hasVoted}>✓</span>` : nothing}
  </li>`;
}
