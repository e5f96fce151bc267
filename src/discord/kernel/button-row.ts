import {
  type APIActionRowComponent,
  type APIButtonComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { encodeCustomId } from './custom-id.js';

const styles = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  success: ButtonStyle.Success,
  danger: ButtonStyle.Danger,
} as const;

export interface ButtonSpec {
  readonly label: string;
  readonly style: keyof typeof styles;
  /** The handler's name and arguments, for the custom id. */
  readonly name: string;
  readonly args?: readonly string[];
  readonly isDisabled?: boolean;
}

/**
 * One row of one to five buttons, which is what Discord allows a row (developer docs, Component
 * Reference).
 */
export function buttonRow(
  ...buttons: readonly ButtonSpec[]
): APIActionRowComponent<APIButtonComponent> {
  if (buttons.length < 1 || buttons.length > 5)
    throw new Error(`a row holds 1 to 5 buttons, not ${buttons.length}`);
  return {
    type: ComponentType.ActionRow,
    components: buttons.map(({ label, style, name, args, isDisabled }) => ({
      type: ComponentType.Button,
      style: styles[style],
      label,
      custom_id: encodeCustomId({ name, version: 1, args: args ?? [] }),
      ...(isDisabled === true ? { disabled: true } : {}),
    })),
  };
}
