import type { APIEmbed } from 'discord.js';
import type { Score } from '../../imposter/read-scores.js';
import type { Delivery, RoundView, SeenPlayer } from '../../imposter/round-view.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { colours } from '../kernel/colours.js';
import { fitLines } from '../kernel/lines.js';

/**
 * For the host: whom the word has reached and who has not voted yet; never a role and never for
 * whom.
 */
export function renderStatus({ number, status, players, lobby, words }: RoundView): APIEmbed {
  const names = (isMeant: (player: SeenPlayer) => boolean) =>
    players.filter(isMeant).map(({ name }) => discordName(name));
  const line = (write: (names: readonly string[]) => string, found: readonly string[]) =>
    found.length === 0 ? [] : [write(found)];
  const reached = (delivery: Delivery) => names((player) => player.delivery === delivery);
  const lines =
    status === 'LOBBY'
      ? [text.imposter.status.lobby({ players: lobby.in.length })]
      : status === 'GENERATING'
        ? [text.imposter.status.waiting]
        : [
            ...line(text.imposter.status.pending, reached('PENDING')),
            ...line(text.imposter.status.closed, reached('CLOSED')),
            ...line(text.imposter.status.sent, reached('SENT')),
            ...line(text.imposter.status.seen, reached('SEEN')),
            ...(status === 'VOTING'
              ? line(
                  text.imposter.status.notVoted,
                  names(({ hasVoted }) => !hasVoted),
                )
              : []),
          ];
  const origin =
    words === null
      ? []
      : [text.imposter.status.wordsFrom({ source: words.source, note: words.note })];
  return {
    title: text.imposter.status.title(number),
    description: fitLines(lines, text.common.more),
    color: colours.party,
    footer: { text: [text.imposter.status.footer, ...origin].join(' ') },
  };
}

/** Everybody's coins and wins of the evening. */
export function renderScores(scores: readonly Score[]): APIEmbed {
  const lines = scores.map(({ name, coins, wins, rounds, asImposter }) => {
    // Those with as much as another share that place.
    const place = scores.findIndex((other) => other.coins === coins && other.wins === wins) + 1;
    return text.imposter.scores.line({
      place,
      name: discordName(name),
      amount: coins,
      wins,
      rounds,
      asImposter,
    });
  });
  const description =
    lines.length === 0 ? text.imposter.scores.empty : fitLines(lines, text.common.more);
  return { title: text.imposter.scores.title, description, color: colours.party };
}
