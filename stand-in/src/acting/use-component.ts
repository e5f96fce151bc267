import type { ComponentInput, Outcome } from '../api.js';
import { defined, integerOf, type JsonObject, objectsOf, textOf } from '../json.js';
import { componentType as kind, selectTypes } from '../rules/component-types.js';
import { walk } from '../rules/components.js';
import { isThinking } from '../state/messages.js';
import type { MessageRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import { personOf, type Stage, stageOfChannel } from './actor.js';
import { type ActingDeps, deliver } from './deliver.js';
import {
  emptyResolved,
  type Resolved,
  resolveChannel,
  resolvedToWire,
  resolveRole,
  resolveUser,
} from './option-values.js';
import { newInteraction } from './payload.js';
import { notFound, unfit } from './refusal.js';
import { readOutcome } from './seen.js';

/**
 * The API's body; `force` sends what no client would: custom ids and values that the message does
 * not have.
 */
export interface ForcedComponent extends ComponentInput {
  readonly force?: boolean;
  readonly deliver?: number;
}

/** Presses a button or chooses in a select as a person. */
export async function useComponent(deps: ActingDeps, input: ForcedComponent): Promise<Outcome> {
  const { world } = deps;
  const person = personOf(world, input.as);
  const message = world.messages.get(input.messageId);
  const channel = world.channels.get(message?.channelId ?? '');
  const stage = channel && stageOfChannel(world, person, channel);
  const isSeen =
    message && !message.failed && (message.visibleTo === '' || message.visibleTo === person.id);
  if (!stage || !isSeen) throw notFound(`${person.name} sees no message ${input.messageId}.`);
  const component = findComponent(message, input);
  const resolved = emptyResolved();
  const values =
    component && selectTypes.includes(Number(component.type))
      ? readValues(world, stage, resolved, component, input)
      : input.values;
  const data = defined({
    component_type: component
      ? integerOf(component.type)
      : input.values
        ? kind.stringSelect
        : kind.button,
    id: component ? component.id : 1,
    custom_id: input.customId,
    values,
    resolved: resolvedToWire(resolved),
  });
  const command = world.interactions.get(message.interactionId)?.command ?? '';
  const interaction = newInteraction(world, 'component', stage, { sourceId: message.id, command });
  await deliver(deps, interaction, stage, data, input.deliver ?? 1);
  return readOutcome(deps, interaction.id);
}

function findComponent(message: MessageRecord, input: ForcedComponent): JsonObject | undefined {
  const found = walk(message.components, []).find(
    ({ part }) => part.custom_id === input.customId,
  )?.part;
  if (input.force) return found;
  if (!found) throw unfit(`That message has no button or select "${input.customId}".`);
  if (found.disabled === true)
    throw unfit(`"${textOf(found.label) ?? input.customId}" is switched off.`);
  if (isThinking(message)) throw unfit('That message is still being written.');
  if (Number(found.type) === kind.button && input.values)
    throw unfit(`"${textOf(found.label) ?? input.customId}" is a button and takes no values.`);
  return found;
}

/**
 * A select's values: among the offered, as many as it takes; people, channels and roles become ids.
 */
function readValues(
  world: World,
  stage: Stage,
  resolved: Resolved,
  component: JsonObject,
  input: ForcedComponent,
): readonly string[] {
  const values = input.values ?? [];
  if (input.force) return values;
  const min = integerOf(component.min_values) ?? 1;
  const max = integerOf(component.max_values) ?? 1;
  if (values.length < min || values.length > max)
    throw unfit(`Choose ${min === max ? min : `${min} to ${max}`} of what is offered.`);
  if (new Set(values).size < values.length) throw unfit('Each can be chosen only once.');
  return chooseValues(world, stage, resolved, component, values);
}

/** The chosen values of a select as Discord sends them. */
export function chooseValues(
  world: World,
  stage: Stage,
  resolved: Resolved,
  component: JsonObject,
  values: readonly string[],
): readonly string[] {
  const type = Number(component.type);
  if (type === kind.stringSelect) {
    const offered = objectsOf(component.options).map((option) => textOf(option.value) ?? '');
    const strange = values.find((value) => !offered.includes(value));
    if (strange !== undefined) throw unfit(`"${strange}" is not offered.`);
    return values;
  }
  const { guild } = stage;
  if (!guild) throw unfit('This select only works in a server.');
  const context = { world, guild, resolved, isForced: false };
  return values.map((value) => {
    if (type === kind.channelSelect) return resolveChannel(context, value);
    const isRole =
      type === kind.roleSelect || (type === kind.mentionableSelect && /^\s*<@&/.test(value));
    return isRole ? resolveRole(context, value) : resolveUser(context, value);
  });
}
