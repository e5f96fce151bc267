import type { APIEmbed } from 'discord.js';
import { discordName } from '../../party/display-name.js';
import { en } from '../../text/en.js';
import type { LedgerLine, WalletView } from '../../wallet/read-wallet.js';
import { colours } from './colours.js';
import { fitLines } from './lines.js';

function renderEntry({ amount, kind, raceTitle, targetName, round, balanceAfter, reason, createdAt }: LedgerLine): string {
  const place = [
    ...(targetName === null ? [] : [en.wallet.on(discordName(targetName))]),
    ...(round === null ? [] : [en.wallet.inRound(round)]),
    ...(raceTitle === null || round !== null ? [] : [en.wallet.in(discordName(raceTitle))]),
  ].map((part) => ` ${part}`);
  const note = reason === null ? '' : `: ${discordName(reason)}`;
  const sign = amount > 0 ? '+' : amount < 0 ? '−' : '';
  const moved = `${sign}${Math.abs(amount).toLocaleString('en-US')}`;
  return `\`${moved}\` ${en.wallet.kinds[kind]}${place.join('')}${note} → ${balanceAfter.toLocaleString('en-US')} · <t:${Math.floor(createdAt.getTime() / 1000)}:R>`;
}

/** The balance and the latest movements, newest first. */
export function renderWallet(name: string, { balance, entries }: WalletView): APIEmbed {
  const lines = entries.length === 0 ? [en.wallet.empty] : entries.map(renderEntry);
  return {
    title: en.wallet.title(discordName(name)),
    description: `${en.wallet.balance(balance)}\n\n${fitLines(lines, en.wallet.more, 3900)}`,
    color: colours.coins,
    footer: { text: en.wallet.footer },
  };
}
