import type { AutocompleteInput, Choice } from '../api.js';
import type { JsonObject } from '../json.js';
import { textOf } from '../json.js';
import { stageOf } from './actor.js';
import { type CommandLine, parseCommandLine, type TypedOption, titleOf } from './command-line.js';
import { type ActingDeps, deliver } from './deliver.js';
import { emptyResolved, readOptionValue } from './option-values.js';
import { newInteraction } from './payload.js';
import { ActingError, unfit } from './refusal.js';
import { awaitRegistration, commandsFor } from './registered.js';
import { choiceKindOf, commandData } from './run-command.js';

/** The choices that the bot gave for each autocomplete interaction that somebody waits for. */
export type GivenChoices = Map<string, readonly JsonObject[]>;

/**
 * Asks the bot what completes an option that a person is typing; no answer in time is no choices, as
 * at Discord.
 */
export async function runAutocomplete(
  deps: ActingDeps,
  given: GivenChoices,
  input: AutocompleteInput,
): Promise<readonly Choice[]> {
  const { world } = deps;
  const stage = stageOf(world, input);
  await awaitRegistration(world, stage.guild.id);
  const line = parseCommandLine(input.command, commandsFor(world, stage.guild.id));
  const definition = focusOf(line, input.focus);
  const resolved = emptyResolved();
  const context = { world, guild: stage.guild, resolved, isForced: true };
  const others = line.options
    .filter((option) => option.definition !== definition)
    .flatMap((option) => readQuietly(context, option));
  const value = line.options.find((option) => option.definition === definition)?.text ?? '';
  const { name, type } = definition;
  const typed = [...others, { name, type: Number(type), value, focused: true }];
  const interaction = newInteraction(world, 'autocomplete', stage, {
    command: titleOf([line.command, ...line.path]),
    choiceKind: choiceKindOf(definition),
  });
  given.set(interaction.id, []);
  try {
    await deliver(deps, interaction, stage, commandData(stage, line, typed, resolved));
    return (given.get(interaction.id) ?? []).map(toChoice);
  } finally {
    given.delete(interaction.id);
    deps.activity.forget(interaction.id);
  }
}

/**
 * The option that is being typed.
 * @throws ActingError where the command has none of that name, or it completes nothing.
 */
function focusOf(line: CommandLine, focus: string): TypedOption['definition'] {
  const title = titleOf([line.command, ...line.path]);
  const definition = line.definitions.find((candidate) => candidate.name === focus);
  if (!definition) throw unfit(`/${title} has no option "${focus}".`);
  if (definition.autocomplete !== true)
    throw unfit(`The option "${focus}" of /${title} has no completion.`);
  return definition;
}

/** While typing, an option that is not finished yet is left out. */
function readQuietly(
  context: Parameters<typeof readOptionValue>[0],
  option: TypedOption,
): readonly JsonObject[] {
  try {
    return [
      {
        name: option.definition.name,
        type: Number(option.definition.type),
        value: readOptionValue(context, option),
      },
    ];
  } catch (error) {
    if (error instanceof ActingError) return [];
    throw error;
  }
}

function toChoice(choice: JsonObject): Choice {
  return {
    name: textOf(choice.name) ?? '',
    value: typeof choice.value === 'number' ? choice.value : String(choice.value),
  };
}
