import {
  type APIActionRowComponent,
  type APIStringSelectComponent,
  ComponentType,
} from 'discord.js';
import { isOwnDeed, type LogFilter, logFilters } from '../../contract/log.js';
import type { Undoable } from '../../evening/list-undoable.js';
import type { LogLine, LogPage } from '../../events/read-log.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { buttonRow } from '../kernel/button-row.js';
import { colours } from '../kernel/colours.js';
import type { MessageBody } from '../kernel/command.js';
import { fitLines } from '../kernel/lines.js';
import { undoSelect } from '../undo/undo-select.js';
import { logFilterId, logPageId } from './ids.js';

function renderLine({
  type,
  at,
  actor,
  name,
  other,
  race,
  round,
  reason,
  isInvolved,
  isTakenOver,
  ...numbers
}: LogLine): string {
  const shown = (name: string | null) => (name === null ? '' : discordName(name));
  const sentence = text.log.lines[type]({
    name: shown(name),
    other: shown(other),
    race: shown(race),
    round: round ?? 0,
    amount: numbers.amount ?? 0,
    balance: numbers.balance ?? 0,
    lapTimeMs: numbers.lapTimeMs,
    bets: numbers.bets ?? 0,
    reason: reason === null ? null : discordName(reason),
    isInvolved,
    isTakenOver,
  });
  const isSelf = actor === name && isOwnDeed(type);
  const by = actor === null || isSelf ? '' : ` *(${discordName(actor)})*`;
  return `<t:${Math.floor(at.getTime() / 1000)}:t> ${sentence}${by}`;
}

function filterRow(chosen: LogFilter): APIActionRowComponent<APIStringSelectComponent> {
  const options = logFilters.map((value) => ({
    label: text.log.filters[value],
    value,
    default: value === chosen,
  }));
  const custom_id = logFilterId.with({});
  return {
    type: ComponentType.ActionRow,
    components: [{ type: ComponentType.StringSelect, custom_id, options }],
  };
}

/** A page of the log with its filter and the buttons to turn it. */
export function renderLog({
  lines,
  filter,
  page,
  until,
  hasOlder,
  undoable,
}: LogPage & { readonly undoable: readonly Undoable[] }): MessageBody {
  const turn = (to: number, label: string, isDisabled: boolean) => {
    const id = logPageId.with({ filter, page: Math.max(0, to), until: until.getTime() });
    return { label, style: 'secondary', id, isDisabled } as const;
  };
  const shown = lines.length === 0 ? [text.log.empty] : lines.map(renderLine);
  const embed = {
    title: text.log.title,
    description: fitLines(shown, text.log.more, 3900),
    color: colours.party,
    footer: { text: text.log.page({ page: page + 1 }) },
  };
  const buttons = [
    turn(page - 1, text.buttons.newer, page === 0),
    turn(page + 1, text.buttons.older, !hasOlder),
  ] as const;
  return {
    embeds: [embed],
    components: [filterRow(filter), ...undoSelect(undoable), buttonRow(...buttons)],
  };
}
