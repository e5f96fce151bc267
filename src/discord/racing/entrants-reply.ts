import { ComponentType } from 'discord.js';
import type { Entrant } from '../../racing/list-entrants.js';
import type { Race } from '../../racing/race.js';
import type { ChangedEntrants } from '../../racing/set-entrants.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { buttonRow } from '../kernel/button-row.js';
import type { Reply } from '../kernel/command.js';
import { fitNames } from '../kernel/lines.js';
import { enterRaceId, entrantsId, leaveRaceId } from './ids.js';

/** What a guest is told who races. */
export function answerEntered({ race, changes }: ChangedEntrants): Reply {
  const content = text.race.entered({
    race: discordName(race.title),
    isNew: changes > 0,
    isByHosts: race.lapRule === 'host',
  });
  const leave = { label: text.buttons.leaveRace, style: 'secondary' } as const;
  const row = buttonRow({ ...leave, id: leaveRaceId.with({ race: race.id }) });
  return { answer: { content, components: [row] } };
}

/** What a guest is told who does not. */
export function answerLeft({ race }: ChangedEntrants): Reply {
  const content = text.race.left(discordName(race.title));
  const enter = { label: text.buttons.enterRace, style: 'secondary' } as const;
  const row = buttonRow({ ...enter, id: enterRaceId.with({ race: race.id }) });
  return { answer: { content, components: [row] } };
}

interface Person {
  readonly id: string;
  readonly name: string;
}

/** A select holds 25 options (developer docs, Component Reference). */
const maxOptions = 25;

function selectRow(race: Race, what: 'add' | 'remove', people: readonly Person[]) {
  const options = people.slice(0, maxOptions).map(({ id, name }) => ({ label: name, value: id }));
  const select = {
    type: ComponentType.StringSelect as const,
    custom_id: entrantsId.with({ race: race.id, do: what }),
    placeholder: text.race.entrantsPlaceholder[what],
    max_values: options.length,
    options,
  };
  return { type: ComponentType.ActionRow as const, components: [select] };
}

/** A host’s list of who races, with selects that enter guests and take them out. */
export function answerEntrants({
  race,
  entrants,
  others,
}: {
  readonly race: Race;
  readonly entrants: readonly Entrant[];
  readonly others: readonly Person[];
}): Reply {
  const names = entrants.map(({ name }) => discordName(name));
  const without = entrants.filter(({ hasDriven }) => !hasDriven);
  const content = text.race.entrants({
    race: discordName(race.title),
    names: fitNames(names, text.common.more, 1_200),
    count: names.length,
    isCut: others.length > maxOptions,
  });
  const components = [
    ...(others.length === 0 ? [] : [selectRow(race, 'add', others)]),
    ...(without.length === 0 ? [] : [selectRow(race, 'remove', without)]),
  ];
  return { answer: { content, components } };
}
