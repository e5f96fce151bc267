import type { APIEmbed } from 'discord.js';
import { isSecondBallot } from '../../contract/round.js';
import type { RoundView } from '../../imposter/round-view.js';
import type { StartedRound } from '../../imposter/start-round.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { type ButtonSpec, buttonRow } from '../kernel/button-row.js';
import { colours } from '../kernel/colours.js';
import type { MessageBody } from '../kernel/command.js';
import { fitNames } from '../kernel/lines.js';
import { checkDealId, dealLobbyId, lobbyInId, lobbyOutId, nextRoundId } from './ids.js';
import { describeOutcome, listOutcome } from './render-reveal.js';
import { describeGuess, describeTalk, describeVote, listPhaseButtons } from './round-phases.js';

/** Room for names, so that a lobby's two lists and its sentences fit an embed. */
const namesLength = 1_500;
const shownWalkIns = 10;

/**
 * The host's private answer to a start; `isClosed`: the bot may not post where the round's messages
 * belong.
 */
export function renderStarted(
  { round, playerCount, isLobby, channelId, walkIns }: StartedRound,
  { here, isClosed }: { readonly here: string | null; readonly isClosed: boolean },
): MessageBody {
  const lines = [
    isLobby
      ? text.imposter.lobby.opened({ round: round.number })
      : text.imposter.starting({ round: round.number, players: playerCount }),
  ];
  if (channelId !== null && isClosed)
    lines.push(text.imposter.closedAtStart({ channelId, isHere: channelId === here }));
  else if (channelId !== null && channelId !== here)
    lines.push(text.imposter.playedIn({ channelId }));
  if (walkIns.length > 0) {
    const names = walkIns.slice(0, shownWalkIns).map(discordName);
    lines.push(text.imposter.notAsked({ names, hidden: walkIns.length - names.length }));
  }
  return { content: lines.join('\n') };
}

/** The round's public message in its present state. */
export function renderRoundMessage(view: RoundView): MessageBody {
  const buttons = renderButtons(view);
  const embed: APIEmbed = {
    title: renderTitle(view),
    description: [...renderTopic(view), describe(view)].join('\n'),
    color: colours.party,
  };
  const { reveal } = view;
  const fields = reveal === null ? [] : listOutcome(view, reveal);
  const isSealed = view.commitment !== null && reveal === null && view.status !== 'CANCELLED';
  const footer = isSealed
    ? { footer: { text: text.imposter.fairness.sealed({ commitment: view.commitment ?? '' }) } }
    : {};
  return {
    ...renderMention(view),
    embeds: [{ ...embed, ...footer, fields: [...fields] }],
    components: buttons.length === 0 ? [] : [buttonRow(...buttons)],
  };
}

/** Whose time runs is called by name: the message of each turn is a new one. */
function renderMention({ speakerMention, turnEndsAt }: RoundView): MessageBody {
  if (speakerMention === null || turnEndsAt === null) return {};
  return {
    content: text.imposter.talk.mention({ discordId: speakerMention, endsAt: turnEndsAt }),
    pings: [speakerMention],
  };
}

/** What an earlier message of one speaker's turn becomes: who it was and what was noted. */
function renderSpoke({ players }: RoundView, turn: number): MessageBody | null {
  const speaker = players.find((player) => player.turn === turn);
  if (speaker === undefined) return null;
  const clue = speaker.clue === null ? null : discordName(speaker.clue);
  const content = text.imposter.talk.spoke({ name: discordName(speaker.name), clue });
  return { content, embeds: [], components: [] };
}

/**
 * What an earlier message of the round becomes when the next phase got one of its own; `turn`: that
 * of one speaker.
 */
export function renderMovedOn(view: RoundView, turn: number | null = null): MessageBody {
  const { number, status } = view;
  const spoke = turn === null ? null : renderSpoke(view, turn);
  if (spoke !== null) return spoke;
  const isOver = status === 'REVEALED' || status === 'CANCELLED';
  const embed = {
    title: text.imposter.roundTitle(number),
    description: text.imposter.movedOn({ round: number, isOver }),
    color: colours.party,
  };
  return { embeds: [embed], components: [] };
}

function renderTitle({ status, number, ballot }: RoundView): string {
  if (status === 'VOTING')
    return text.imposter.vote.title({ round: number, isSecond: isSecondBallot(ballot) });
  return status === 'GUESSING'
    ? text.imposter.guess.title(number)
    : text.imposter.roundTitle(number);
}

function renderTopic({ topic, isTopicMet, status }: RoundView): readonly string[] {
  if (topic === null || status === 'CANCELLED') return [];
  return [
    isTopicMet
      ? text.imposter.topic(discordName(topic))
      : text.imposter.topicMissed(discordName(topic)),
  ];
}

function describe(view: RoundView): string {
  const { status, players, reveal } = view;
  if (reveal !== null) return describeOutcome(view, reveal);
  if (status === 'CANCELLED') return text.imposter.cancelled;
  if (status === 'LOBBY') return describeLobby(view);
  if (status === 'GENERATING') return text.imposter.generating({ players: players.length });
  if (status === 'VOTING') return describeVote(view);
  return status === 'GUESSING' ? describeGuess(view) : describeTalk(view);
}

function describeLobby({ lobby, imposterCount }: RoundView): string {
  const names = (people: RoundView['lobby']['in']): string =>
    fitNames(
      people.map(({ name }) => discordName(name)),
      text.common.more,
      namesLength,
    );
  const lines = [
    text.imposter.lobby.ask({ imposters: imposterCount }),
    '',
    text.imposter.lobby.in({ players: lobby.in.length }),
  ];
  if (lobby.in.length > 0) lines.push(names(lobby.in));
  if (lobby.out.length > 0)
    lines.push('', text.imposter.lobby.out({ guests: lobby.out.length }), names(lobby.out));
  return lines.join('\n');
}

function renderButtons(view: RoundView): readonly ButtonSpec[] {
  const { id, status, reveal } = view;
  const round = { round: id };
  if (status === 'CANCELLED') return [];
  if (status === 'REVEALED') {
    const next = {
      label: text.buttons.nextRound,
      style: 'primary',
      id: nextRoundId.with(round),
    } as const;
    const check = {
      label: text.buttons.checkDeal,
      style: 'secondary',
      id: checkDealId.with(round),
    } as const;
    return reveal?.deal == null ? [next] : [next, check];
  }
  if (status !== 'LOBBY') return listPhaseButtons(view);
  return [
    { label: text.buttons.lobbyIn, style: 'success', id: lobbyInId.with(round) },
    { label: text.buttons.lobbyOut, style: 'secondary', id: lobbyOutId.with(round) },
    { label: text.buttons.dealLobby, style: 'primary', id: dealLobbyId.with(round) },
  ];
}
