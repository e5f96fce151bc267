import { ComponentType } from 'discord.js';
import type { Backable } from '../../betting/list-backable.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { type ButtonSpec, buttonRow } from '../kernel/button-row.js';
import type { MessageBody } from '../kernel/command.js';
import { betAskId, betPageId, betPickId } from './ids.js';

/** A select holds 25 options (developer docs, Component Reference); more guests come in pages. */
const pageSize = 25;

export interface RacerQuestion {
  readonly race: { readonly id: string; readonly title: string };
  /** Coins that the choice stakes at once; null: the choice opens a form for the amount. */
  readonly stake: number | null;
  readonly racers: readonly Backable[];
  /** From 0; one past the end shows the last. */
  readonly page: number;
}

function placeOf({ position, lapTimeMs, isRacing }: Backable): string {
  return position === null
    ? text.board.racerWithoutLap({ isRacing })
    : text.board.racerPlace({ position, lapTimeMs });
}

/** Asks on whom to bet. */
export function renderRacerSelect({
  race,
  stake,
  racers,
  page: wanted,
}: RacerQuestion): MessageBody {
  const pages = Math.max(1, Math.ceil(racers.length / pageSize));
  const page = Math.min(Math.max(wanted, 0), pages - 1);
  const select = {
    type: ComponentType.StringSelect as const,
    custom_id:
      stake === null ? betAskId.with({ race: race.id }) : betPickId.with({ race: race.id, stake }),
    placeholder:
      pages === 1
        ? text.board.racerPlaceholder
        : `${text.board.racerPlaceholder} (${text.common.page({ page: page + 1, pages })})`,
    options: racers
      .slice(page * pageSize, (page + 1) * pageSize)
      .map((racer) => ({ label: racer.name, value: racer.id, description: placeOf(racer) })),
  };
  const turn = (label: string, to: number): ButtonSpec[] =>
    to < 0 || to >= pages
      ? []
      : [{ label, style: 'secondary', id: betPageId.with({ race: race.id, stake, page: to }) }];
  const turns = [
    ...turn(text.buttons.previousPage, page - 1),
    ...turn(text.buttons.nextPage, page + 1),
  ];
  return {
    content: text.board.chooseRacer({ race: discordName(race.title), stake }),
    components: [
      { type: ComponentType.ActionRow, components: [select] },
      ...(turns.length === 0 ? [] : [buttonRow(...turns)]),
    ],
  };
}
