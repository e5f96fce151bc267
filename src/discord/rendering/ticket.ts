import type { APIEmbed } from 'discord.js';
import type { BetTicket } from '../../betting/place-bet.js';
import { discordName } from '../../party/display-name.js';
import { en } from '../../text/en.js';
import { colours } from './colours.js';

/** What the bettor holds: stake, rule, what it may pay, and the balance after it. */
export function renderTicket({ bet, staked, race, target, balanceAfter, possiblePayout }: BetTicket): APIEmbed {
  const isRaised = bet.amount > staked;
  const possible = race.payoutRule === 'pool' ? en.bet.possiblePool(possiblePayout) : en.coins(possiblePayout);
  return {
    title: isRaised ? en.bet.raisedTitle : en.bet.title,
    color: colours.coins,
    fields: [
      { name: en.bet.on, value: `**${discordName(target.name)}** ${en.bet.inRace(discordName(race.title))}` },
      { name: en.bet.stake, value: isRaised ? en.bet.stakeRaised(staked, bet.amount) : en.coins(staked), inline: true },
      { name: en.bet.possible, value: possible, inline: true },
      { name: en.bet.balance, value: en.coins(balanceAfter), inline: true },
      { name: en.bet.rule, value: en.bet.ruleText(race.payoutRule) },
    ],
    footer: { text: en.bet.footer },
  };
}
