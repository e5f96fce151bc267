import { isDeepStrictEqual } from 'node:util';
import {
  type APIApplicationCommand,
  type REST,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import type { Command } from '../kernel/command.js';
import { getJson } from './rest-json.js';
import { untilAnswered, type Waiting } from './until-answered.js';

/**
 * What Discord stores of a command, without ids, versions and defaults, so that both sides can be
 * compared.
 */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  const kept = [
    'name',
    'description',
    'type',
    'options',
    'choices',
    'value',
    'required',
    'autocomplete',
    'contexts',
    'integration_types',
    'min_value',
    'max_value',
    'min_length',
    'max_length',
  ];
  const entries = Object.entries(value)
    .filter(
      ([key, item]) =>
        kept.includes(key) &&
        item !== null &&
        item !== false &&
        !(Array.isArray(item) && item.length === 0),
    )
    .map(([key, item]) => [key, comparable(item)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}

/** True when Discord already holds exactly these commands. */
function isSameCommandSet(
  stored: readonly APIApplicationCommand[],
  wanted: readonly RESTPostAPIChatInputApplicationCommandsJSONBody[],
): boolean {
  const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
  const wantedTyped = wanted.map((command) => ({ ...command, type: 1 }));
  return isDeepStrictEqual(
    [...stored].sort(byName).map(comparable),
    wantedTyped.sort(byName).map(comparable),
  );
}

/**
 * Registers the commands for one server, where they are there at once, unless Discord holds them
 * already.
 */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  guildId: string,
  commands: readonly Command[],
): Promise<void> {
  const route = Routes.applicationGuildCommands(applicationId, guildId);
  const wanted = commands.map((command) => command.data.toJSON());
  const stored = await getJson<APIApplicationCommand[]>(rest, route);
  if (!isSameCommandSet(stored, wanted)) await rest.put(route, { body: wanted });
}

const clearRetryMs = { firstRetryMs: 1_000, maxRetryMs: 10 * 60_000 };

/**
 * Removes commands of the global scope: a guest would see each command twice. Nobody waits for it,
 * so a route that fails keeps nobody from playing. Never rejects.
 */
export async function clearGlobalCommands(
  rest: REST,
  applicationId: string,
  waiting: Waiting,
): Promise<void> {
  const route = Routes.applicationCommands(applicationId);
  async function clear(): Promise<void> {
    const stored = await getJson<APIApplicationCommand[]>(rest, route);
    if (stored.length > 0) await rest.put(route, { body: [] });
  }
  const what = 'old commands could not be looked for; trying again';
  await untilAnswered(clear, what, { ...waiting, ...clearRetryMs }).catch((error: unknown) =>
    waiting.log.debug({ err: error }, 'old commands were left as they are'),
  );
}
