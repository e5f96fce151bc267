import {
  type APIActionRowComponent,
  type APIButtonComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';

const styles = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  success: ButtonStyle.Success,
  danger: ButtonStyle.Danger,
} as const;

export interface ButtonSpec {
  readonly label: string;
  readonly style: keyof typeof styles;
  /** The custom id, as the button's declaration writes it. */
  readonly id: string;
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
    components: buttons.map(({ label, style, id, isDisabled }) => ({
      type: ComponentType.Button,
      style: styles[style],
      label,
      custom_id: id,
      ...(isDisabled === true ? { disabled: true } : {}),
    })),
  };
}
