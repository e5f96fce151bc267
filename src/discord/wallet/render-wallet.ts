import { entriesPerPage } from '../../acts/wallet.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import type { LedgerLine, WalletView } from '../../wallet/read-wallet.js';
import { type AllowanceState, allowanceCoins } from '../../wallet/rules.js';
import { type ButtonSpec, buttonRow } from '../kernel/button-row.js';
import { colours } from '../kernel/colours.js';
import type { Context, MessageBody, Reply } from '../kernel/command.js';
import { fitLines } from '../kernel/lines.js';
import { pageButtons } from '../kernel/page.js';
import { onMyPhone } from '../party/on-my-phone.js';
import { takeAllowanceId, walletPageId } from './ids.js';

export interface WalletPage {
  /** With one entry more than a page holds where there is an older page. */
  readonly wallet: WalletView;
  readonly page: number;
  readonly allowance: AllowanceState;
  readonly nextDaySeconds: number;
  readonly note?: string;
  /** *On my phone*, where phones can reach us. */
  readonly phone?: readonly ButtonSpec[];
}

function renderEntry({
  amount,
  kind,
  raceTitle,
  targetName,
  round,
  balanceAfter,
  reason,
  createdAt,
  isMergedSeat,
}: LedgerLine): string {
  const place = [
    ...(targetName === null ? [] : [text.wallet.on(discordName(targetName))]),
    ...(round === null ? [] : [text.wallet.inRound(round)]),
    ...(raceTitle === null || round !== null ? [] : [text.wallet.in(discordName(raceTitle))]),
  ].map((part) => ` ${part}`);
  const note = reason === null ? '' : `: ${discordName(reason)}`;
  // The balance of a wallet that is no more would only confuse.
  const after = isMergedSeat
    ? `*${text.wallet.mergedSeat}*`
    : `→ ${text.common.digits(balanceAfter)}`;
  const sign = amount > 0 ? '+' : amount < 0 ? '−' : '';
  const moved = `${sign}${text.common.digits(Math.abs(amount))}`;
  const why = kind === 'DEBT' && amount < 0 ? text.wallet.debtPaid : text.wallet.kinds[kind];
  return `\`${moved}\` ${why}${place.join('')}${note} ${after} · <t:${Math.floor(createdAt.getTime() / 1000)}:R>`;
}

/** What is to be said of the daily coins, to somebody with next to nothing. */
function allowanceLines({ allowance, nextDaySeconds }: WalletPage): string[] {
  if (allowance === 'not-needed') return [];
  if (allowance === 'offered') return [text.wallet.allowanceOffered({ amount: allowanceCoins })];
  return [
    allowance === 'taken'
      ? text.wallet.allowanceTaken({ nextSeconds: nextDaySeconds })
      : text.wallet.allowancePending({ amount: allowanceCoins }),
  ];
}

/**
 * The balance and a page of movements, newest first, with the daily coins for those who may have
 * them.
 */
export function renderWallet(name: string, view: WalletPage): MessageBody {
  const { wallet, page, allowance, note, phone = [] } = view;
  const shown = wallet.entries.slice(0, entriesPerPage);
  const lines = shown.length === 0 ? [text.wallet.empty] : shown.map(renderEntry);
  const owes = wallet.debt === 0 ? [] : [text.wallet.owes(wallet.debt)];
  const head = [text.wallet.balance(wallet.balance), ...owes, ...allowanceLines(view)].join('\n');
  const pages = page + (wallet.entries.length > entriesPerPage ? 2 : 1);
  const take = {
    label: text.buttons.allowance,
    style: 'success',
    id: takeAllowanceId.with({}),
  } as const;
  const buttons = [
    ...(allowance === 'offered' ? [take] : []),
    ...pageButtons(walletPageId, page, pages),
    ...phone,
  ];
  return {
    ...(note === undefined ? {} : { content: note }),
    embeds: [
      {
        title: text.wallet.title(discordName(name)),
        description: `${head}\n\n${fitLines(lines, text.wallet.more, 3700)}`,
        color: colours.coins,
        footer: { text: text.common.playChips },
      },
    ],
    components: buttons.length === 0 ? [] : [buttonRow(...buttons)],
  };
}

/** A page of a guest's own wallet as an answer. */
export function answerWallet(
  view: WalletPage & { readonly name: string },
  context: Pick<Context, 'arePhonesReachable'>,
  note?: string,
): Reply {
  const shown = { ...view, phone: onMyPhone(context) };
  return { answer: renderWallet(view.name, note === undefined ? shown : { ...shown, note }) };
}
