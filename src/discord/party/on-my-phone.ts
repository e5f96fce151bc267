import { makePhoneLinkAct } from '../../acts/phones.js';
import { text } from '../../text/index.js';
import type { ButtonSpec } from '../kernel/button-row.js';
import type { Context } from '../kernel/command.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { onMyPhoneId } from './ids.js';

/** *On my phone*: a link good once to the presser's own seat. */
export const onMyPhoneButton = button(onMyPhoneId, 'new', () =>
  step(makePhoneLinkAct, {}, ({ url }) => ({ answer: { content: text.phones.link({ url }) } })),
);

/** The button, where phones can reach us; none where they cannot. */
export function onMyPhone({
  arePhonesReachable,
}: Pick<Context, 'arePhonesReachable'>): readonly ButtonSpec[] {
  const spec = { label: text.buttons.onMyPhone, style: 'secondary', id: onMyPhoneId.with({}) };
  return arePhonesReachable ? [{ ...spec, style: 'secondary' }] : [];
}
