import {
  type APIActionRowComponent,
  type APIStringSelectComponent,
  ComponentType,
} from 'discord.js';
import type { Undoable } from '../../evening/list-undoable.js';
import { text } from '../../text/index.js';
import { undoPickId } from './ids.js';

/** A label holds 100 characters (developer docs, Component Reference). */
const maxLabel = 100;

/** The select of what can still be taken back; none where nothing can. */
export function undoSelect(
  undoable: readonly Undoable[],
): readonly APIActionRowComponent<APIStringSelectComponent>[] {
  if (undoable.length === 0) return [];
  const options = undoable.map(({ id, kind, name, amount }) => ({
    label: text.undo.option({ kind, name, amount: amount ?? 0 }).slice(0, maxLabel),
    value: `${kind === 'settlement' ? kind : 'act'}:${id}`,
  }));
  const select = {
    type: ComponentType.StringSelect as const,
    custom_id: undoPickId.with({}),
    placeholder: text.undo.placeholder,
    options,
  };
  return [{ type: ComponentType.ActionRow, components: [select] }];
}
