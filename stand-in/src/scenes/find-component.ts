import type { SeenMessage } from '../api.js';
import { isObject, type JsonObject, textOf } from '../json.js';
import { walk } from '../rules/components.js';

/** Where a button or select is. */
export interface Found {
  readonly messageId: string;
  readonly customId: string;
}

/** The newest message's component that fits. */
export function findComponent(
  messages: readonly SeenMessage[],
  fits: (part: JsonObject, customId: string) => boolean,
): Found | undefined {
  for (const message of messages.toReversed()) {
    for (const { part } of walk(message.components, [])) {
      const customId = isObject(part) ? textOf(part.custom_id) : undefined;
      if (isObject(part) && customId !== undefined && fits(part, customId))
        return { messageId: message.id, customId };
    }
  }
  return undefined;
}
