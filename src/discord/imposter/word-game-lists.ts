import type { APIEmbed } from 'discord.js';
import type { Score } from '../../imposter/read-scores.js';
import type { Delivery, RoundView, SeenPlayer } from '../../imposter/round-view.js';
import { en } from '../../text/en.js';
import { discordName } from '../../values/display-name.js';
import { colours } from '../kernel/colours.js';
import { fitLines } from '../kernel/lines.js';

/**
 * For the host: whom the word has reached and who has not voted yet; never a role and never for
 * whom.
 */
export function renderStatus({ number, status, players, lobby, words }: RoundView): APIEmbed {
  const { wordGame } = en;
  const names = (isMeant: (player: SeenPlayer) => boolean) =>
    players.filter(isMeant).map(({ name }) => discordName(name));
  const line = (write: (names: readonly string[]) => string, found: readonly string[]) =>
    found.length === 0 ? [] : [write(found)];
  const reached = (delivery: Delivery) => names((player) => player.delivery === delivery);
  const lines =
    status === 'LOBBY'
      ? [wordGame.statusLobby(lobby.in.length)]
      : status === 'GENERATING'
        ? [wordGame.statusWaiting]
        : [
            ...line(wordGame.statusPending, reached('PENDING')),
            ...line(wordGame.statusClosed, reached('CLOSED')),
            ...line(wordGame.statusSent, reached('SENT')),
            ...line(wordGame.statusSeen, reached('SEEN')),
            ...(status === 'VOTING'
              ? line(
                  wordGame.statusNotVoted,
                  names(({ hasVoted }) => !hasVoted),
                )
              : []),
          ];
  const origin = words === null ? [] : [wordGame.wordsFrom(words.source, words.note)];
  return {
    title: wordGame.statusTitle(number),
    description: fitLines(lines, wordGame.more),
    color: colours.party,
    footer: { text: [wordGame.statusFooter, ...origin].join(' ') },
  };
}

/** Everybody's coins and wins of the evening. */
export function renderScores(scores: readonly Score[]): APIEmbed {
  const { wordGame } = en;
  const lines = scores.map(({ name, coins, wins, rounds, asImposter }) => {
    // Who has as much as another shares that place.
    const place = scores.findIndex((other) => other.coins === coins && other.wins === wins) + 1;
    return wordGame.score(place, discordName(name), coins, wins, rounds, asImposter);
  });
  const description = lines.length === 0 ? wordGame.scoresEmpty : fitLines(lines, wordGame.more);
  return { title: wordGame.scoresTitle, description, color: colours.party };
}
