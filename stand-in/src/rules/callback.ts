import { integerOf, isObject, type JsonObject, objectsOf } from '../json.js';
import { messageFlag } from '../state/messages.js';
import type { InteractionRecord } from '../state/records.js';
import { createFaults, refuseField } from './faults.js';
import { checkModal } from './modal.js';
import { decimal, list, optional, required, shape, text, integer as whole } from './shape.js';

/**
 * Discord's callback types
 * (https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type).
 */
export const callbackType = {
  message: 4,
  deferMessage: 5,
  deferUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const;

/**
 * Which answers fit which interaction: only a component's (or its modal's) message can be updated,
 * and no modal follows a modal.
 */
function allowedFor(interaction: InteractionRecord): readonly number[] {
  const { message, deferMessage, deferUpdate, update, choices, modal } = callbackType;
  if (interaction.kind === 'autocomplete') return [choices];
  if (interaction.kind === 'command') return [message, deferMessage, modal];
  if (interaction.kind === 'component') return [message, deferMessage, deferUpdate, update, modal];
  return interaction.sourceId === ''
    ? [message, deferMessage]
    : [message, deferMessage, deferUpdate, update];
}

/** The callback's type, which must fit the interaction. */
export function readCallbackType(body: unknown, interaction: InteractionRecord): number {
  const type = isObject(body) ? integerOf(body.type) : undefined;
  if (type === undefined) refuseField(['type'], 'BASE_TYPE_REQUIRED', 'This field is required');
  const allowed = allowedFor(interaction);
  if (!allowed.includes(type))
    refuseField(
      ['type'],
      'UNION_TYPE_CHOICES',
      `Value of field "type" must be one of (${allowed.join(', ')}).`,
    );
  return type;
}

/** A deferral's flags: only EPHEMERAL may be set. */
export function readDeferFlags(data: JsonObject): number {
  const flags = data.flags === undefined || data.flags === null ? 0 : integerOf(data.flags);
  if (flags === undefined)
    refuseField(
      ['data', 'flags'],
      'NUMBER_TYPE_COERCE',
      `Value "${String(data.flags)}" is not int.`,
    );
  if ((flags & ~messageFlag.ephemeral) !== 0)
    refuseField(
      ['data', 'flags'],
      'FLAGS_TYPE_INVALID',
      'Only EPHEMERAL can be set on a deferred response.',
    );
  return flags;
}

/** Checks a modal's callback. */
export function checkModalCallback(data: unknown): void {
  const faults = createFaults();
  checkModal(data, ['data'], faults);
  faults.throwIfAny();
}

/** Checks autocomplete choices; their values must be of the focused option's kind. */
export function checkChoices(
  data: unknown,
  kind: 'text' | 'integer' | 'number',
): readonly JsonObject[] {
  const value = kind === 'text' ? text({ max: 100 }) : kind === 'integer' ? whole() : decimal();
  const faults = createFaults();
  const choice = shape({ name: required(text({ min: 1, max: 100 })), value: required(value) });
  shape({ choices: optional(list(choice, { max: 25 })) })(data, ['data'], faults);
  faults.throwIfAny();
  return objectsOf(isObject(data) ? data.choices : []);
}
