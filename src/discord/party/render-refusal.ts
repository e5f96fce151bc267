import type { Refusal, UserErrorCode, UserErrors } from '../../errors.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { buttonRow } from '../kernel/button-row.js';
import type { MessageBody } from '../kernel/command.js';
import { cancelRaceId } from '../racing/ids.js';
import { joinId } from './ids.js';

/** Makes what a guest typed safe to print inside a sentence. */
function makePrintable<P extends object>(params: P): P {
  const printable = (value: unknown): unknown => {
    if (typeof value === 'string') return discordName(value);
    if (Array.isArray(value)) return value.map(printable);
    return typeof value === 'object' && value !== null ? makePrintable(value) : value;
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- same keys, and strings stay strings
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, printable(value)]),
  ) as P;
}

function sentence<C extends UserErrorCode>(code: C, params: UserErrors[C]): string {
  return text.errors[code](makePrintable(params));
}

/** Turns a refusal into its sentence, with a button where one leads on. */
export function renderRefusal(error: Refusal): MessageBody {
  const content = sentence(error.code, error.params);
  if (error.code === 'not-joined') {
    return {
      content,
      components: [buttonRow({ label: text.buttons.join, style: 'primary', id: joinId.with({}) })],
    };
  }
  if (error.code === 'no-timed-lap') {
    const cancel = {
      label: text.buttons.cancelRace,
      style: 'danger',
      id: cancelRaceId.with({ race: error.params.gameId, place: 'list' }),
    } as const;
    return { content, components: [buttonRow(cancel)] };
  }
  return { content };
}
