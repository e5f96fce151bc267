import type { CommandInput, Outcome } from '../api.js';
import { defined, type JsonObject, objectsOf, textOf } from '../json.js';
import { optionType } from '../rules/command-types.js';
import { bitOf } from '../state/permission-bits.js';
import { personPermissions } from '../state/permissions.js';
import type { GuildRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import { type GuildStage, stageOf } from './actor.js';
import { type CommandLine, parseCommandLine, type TypedOption, titleOf } from './command-line.js';
import { type ActingDeps, deliver } from './deliver.js';
import { emptyResolved, type Resolved, readOptionValue, resolvedToWire } from './option-values.js';
import { newInteraction } from './payload.js';
import { unfit } from './refusal.js';
import { awaitRegistration, commandsFor } from './registered.js';
import { readOutcome } from './seen.js';

/** The API's body, with the stand-in's own way around what a client would hold back. */
export interface ForcedCommand extends CommandInput {
  readonly force?: boolean;
}

/** Types a slash command as a person and tells what they saw. */
export async function runCommand(deps: ActingDeps, input: ForcedCommand): Promise<Outcome> {
  const stage = stageOf(deps.world, input);
  await awaitRegistration(deps.world, stage.guild.id);
  const line = parseCommandLine(input.command, commandsFor(deps.world, stage.guild.id));
  const isForced = input.force ?? false;
  if (!isForced) {
    requirePermissions(stage, line.command);
    requireAll(line);
  }
  const resolved = emptyResolved();
  const options = line.options.map((option) =>
    filled(deps.world, stage.guild, resolved, option, isForced),
  );
  const interaction = newInteraction(deps.world, 'command', stage, {
    command: titleOf([line.command, ...line.path]),
  });
  await deliver(
    deps,
    interaction,
    stage,
    commandData(stage, line, options, resolved),
    input.deliver ?? 1,
  );
  return readOutcome(deps, interaction.id);
}

/** A command's `data`; options sit inside their group and subcommand. */
export function commandData(
  stage: GuildStage,
  line: CommandLine,
  options: readonly JsonObject[],
  resolved: Resolved,
): JsonObject {
  const nested = line.path
    .toReversed()
    .reduce<readonly JsonObject[]>(
      (inner, part) => [{ name: part.name, type: Number(part.type), options: inner }],
      options,
    );
  return defined({
    id: line.command.id,
    name: line.command.name,
    type: 1,
    guild_id: line.command.guild_id === undefined ? undefined : stage.guild.id,
    options: nested.length === 0 ? undefined : nested,
    resolved: resolvedToWire(resolved),
  });
}

function filled(
  world: World,
  guild: GuildRecord,
  resolved: Resolved,
  option: TypedOption,
  isForced: boolean,
): JsonObject {
  const value = readOptionValue({ world, guild, resolved, isForced }, option);
  return { name: option.definition.name, type: Number(option.definition.type), value };
}

/**
 * Discord hides a command from members without its default permissions ("0": from all but
 * administrators).
 */
function requirePermissions({ guild, person }: GuildStage, command: JsonObject): void {
  const needed = textOf(command.default_member_permissions);
  if (needed === undefined) return;
  const own = personPermissions(guild, person);
  const isAdministrator = (own & bitOf('Administrator')) !== 0n;
  const hasAll = needed !== '0' && (own & BigInt(needed)) === BigInt(needed);
  if (!isAdministrator && !hasAll)
    throw unfit(`${person.name} has no permission to use /${String(command.name)}.`);
}

function requireAll(line: CommandLine): void {
  const missing = objectsOf(line.definitions).filter(
    (definition) =>
      definition.required === true &&
      !line.options.some((option) => option.definition === definition),
  );
  if (missing.length === 0) return;
  const names = missing.map((definition) => textOf(definition.name) ?? '').join(', ');
  throw unfit(`/${titleOf([line.command, ...line.path])} needs ${names}.`);
}

/** The kind of value that an option completes to. */
export function choiceKindOf(definition: JsonObject): 'text' | 'integer' | 'number' {
  const type = Number(definition.type);
  return type === optionType.integer ? 'integer' : type === optionType.number ? 'number' : 'text';
}
