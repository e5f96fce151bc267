import type { ModalInput, Outcome } from '../api.js';
import {
  defined,
  integerOf,
  isObject,
  type JsonObject,
  lengthOf,
  objectOf,
  objectsOf,
  textOf,
} from '../json.js';
import { componentType as kind, selectTypes } from '../rules/component-types.js';
import { walk } from '../rules/components.js';
import { changeInteraction } from '../state/interactions.js';
import type { InteractionRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import { personOf, type Stage, stageOfChannel } from './actor.js';
import { type ActingDeps, deliver } from './deliver.js';
import { emptyResolved, type Resolved, resolvedToWire } from './option-values.js';
import { newInteraction } from './payload.js';
import { notFound, unfit } from './refusal.js';
import { readOutcome } from './seen.js';
import { chooseValues } from './use-component.js';

/**
 * The API's body; a select's field may be a list. `force` sends fields that the modal's limits
 * would hold back.
 */
export interface ForcedModal extends Omit<ModalInput, 'fields'> {
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
  readonly force?: boolean;
  readonly deliver?: number;
}

interface Filling {
  readonly world: World;
  readonly stage: Stage;
  readonly resolved: Resolved;
  readonly input: ForcedModal;
}

/** Sends off a modal that an earlier answer opened for this person. */
export async function submitModal(deps: ActingDeps, input: ForcedModal): Promise<Outcome> {
  const { world } = deps;
  const { opener, modal, stage } = openedFor(world, input);
  const inputs = walk(objectsOf(modal.components), []).flatMap(
    ({ part }) => textOf(part.custom_id) ?? [],
  );
  const strange = Object.keys(input.fields).find((name) => !inputs.includes(name));
  if (strange !== undefined && !input.force)
    throw unfit(`The form has no field "${strange}". It has ${inputs.join(', ')}.`);
  const filling = { world, stage, resolved: emptyResolved(), input };
  const components = objectsOf(modal.components).map((component) => fill(filling, component));
  changeInteraction(world, opener.id, { isModalSubmitted: true });
  const interaction = newInteraction(world, 'modal', stage, {
    sourceId: opener.sourceId,
    openedBy: opener.id,
    command: opener.command,
  });
  const data = defined({
    custom_id: modal.custom_id,
    components,
    resolved: resolvedToWire(filling.resolved),
  });
  await deliver(deps, interaction, stage, data, input.deliver ?? 1);
  return readOutcome(deps, interaction.id);
}

function openedFor(
  world: World,
  input: ForcedModal,
): { opener: InteractionRecord; modal: JsonObject; stage: Stage } {
  const person = personOf(world, input.as);
  const opener = world.interactions.get(input.interactionId);
  if (opener?.personId !== person.id || !opener.modal)
    throw notFound(`No form is open for ${person.name} from ${input.interactionId}.`);
  if (opener.isModalSubmitted && !input.force) throw unfit('That form was sent already.');
  const channel = world.channels.get(opener.channelId);
  const stage = channel && stageOfChannel(world, person, channel);
  if (!stage) throw notFound(`${person.name} is not in the server any more.`);
  return { opener, modal: opener.modal, stage };
}

/**
 * A component as a submission carries it: rows and labels with what was filled in, texts by their
 * id alone.
 */
function fill(filling: Filling, component: JsonObject): JsonObject {
  const type = integerOf(component.type) ?? 0;
  const base = { type, id: component.id };
  if (type === kind.row)
    return {
      ...base,
      components: objectsOf(component.components).map((inner) => fill(filling, inner)),
    };
  if (type === kind.label && isObject(component.component))
    return { ...base, component: fill(filling, objectOf(component.component)) };
  if (type === kind.textDisplay) return base;
  const customId = textOf(component.custom_id) ?? '';
  const field = filling.input.fields[customId];
  const one =
    typeof field === 'string' ? field : (field?.join(',') ?? textOf(component.value) ?? '');
  if (type === kind.textInput)
    return { ...base, custom_id: customId, value: readText(filling, component, one) };
  if (type === kind.checkbox) return { ...base, custom_id: customId, value: one === 'true' };
  if (type === kind.radioGroup)
    return { ...base, custom_id: customId, value: one === '' ? null : one };
  const many =
    typeof field === 'string'
      ? field
          .split(',')
          .map((part) => part.trim())
          .filter((part) => part !== '')
      : (field ?? []);
  return { ...base, custom_id: customId, values: readMany(filling, component, type, many) };
}

function readText({ input }: Filling, component: JsonObject, value: string): string {
  if (input.force) return value;
  const name = textOf(component.label) ?? textOf(component.custom_id) ?? '';
  const length = lengthOf(value);
  const min = integerOf(component.min_length) ?? 0;
  const max = integerOf(component.max_length) ?? 4000;
  if (length === 0 && component.required !== false) throw unfit(`${name}: please fill this in.`);
  if (length > 0 && length < min) throw unfit(`${name}: at least ${min} characters.`);
  if (length > max) throw unfit(`${name}: at most ${max} characters.`);
  return value;
}

function readMany(
  { world, stage, resolved, input }: Filling,
  component: JsonObject,
  type: number,
  values: readonly string[],
): readonly string[] {
  if (input.force) return values;
  const name = textOf(component.custom_id) ?? '';
  const isNeeded = component.required !== false;
  const min = isNeeded ? Math.max(1, integerOf(component.min_values) ?? 1) : 0;
  const max = integerOf(component.max_values) ?? 1;
  if (values.length < min || values.length > max)
    throw unfit(`${name}: choose ${min === max ? min : `${min} to ${max}`} of what is offered.`);
  return selectTypes.includes(type)
    ? chooseValues(world, stage, resolved, component, values)
    : values;
}
