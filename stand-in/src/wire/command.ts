import { defined, integerOf, type JsonObject, objectsOf, textOf } from '../json.js';
import type { CommandRecord } from '../state/records.js';
import type { World } from '../state/world.js';

/** A registered command as Discord answers it. */
export function commandToWire(world: World, command: CommandRecord): JsonObject {
  const body = command.body;
  const permissions =
    textOf(body.default_member_permissions) ?? integerOf(body.default_member_permissions);
  return defined({
    id: command.id,
    application_id: world.meta().botId,
    version: command.version,
    default_member_permissions: permissions === undefined ? null : String(permissions),
    type: integerOf(body.type) ?? 1,
    name: body.name,
    name_localizations: null,
    description: body.description ?? '',
    description_localizations: null,
    guild_id: command.guildId === '' ? undefined : command.guildId,
    dm_permission: command.guildId === '' ? body.dm_permission !== false : undefined,
    contexts: body.contexts ?? null,
    integration_types: body.integration_types ?? [0],
    options:
      Array.isArray(body.options) && body.options.length > 0
        ? objectsOf(body.options).map(optionToWire)
        : undefined,
    nsfw: body.nsfw === true,
  });
}

/** Discord leaves out what is not set, but keeps `required: false` out as well. */
function optionToWire(option: JsonObject): JsonObject {
  const kept = Object.entries(option).filter(
    ([name, value]) => value !== null && !name.endsWith('_localizations'),
  );
  return defined({
    ...Object.fromEntries(kept),
    type: integerOf(option.type),
    required: option.required === true ? true : undefined,
    autocomplete: option.autocomplete === true ? true : undefined,
    choices:
      Array.isArray(option.choices) && option.choices.length > 0
        ? objectsOf(option.choices).map(choiceToWire)
        : undefined,
    options:
      Array.isArray(option.options) && option.options.length > 0
        ? objectsOf(option.options).map(optionToWire)
        : undefined,
  });
}

function choiceToWire(choice: JsonObject): JsonObject {
  return { name: choice.name, value: choice.value };
}
