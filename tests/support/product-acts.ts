import type { Choice, Outcome, Person, SeenMessage } from '../../src/rehearsal/api.js';

export type { Choice, Outcome, Person, SeenMessage } from '../../src/rehearsal/api.js';

/** How an interaction comes: `deliver` times, all at once; default 1. */
interface Delivery {
  readonly deliver?: number;
}

/** What a test does as a guest of the rehearsal, and what guests see; people go by their names. */
export interface ProductActs {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
  patch<T>(path: string, body: unknown): Promise<T>;
  /** Types a command line. */
  type(as: string, command: string, more?: Delivery): Promise<Outcome>;
  /** Presses the button with this label under a message that the guest sees. */
  press(as: string, message: SeenMessage, label: string, more?: Delivery): Promise<Outcome>;
  /** Types a command and presses the button with this label under its answer. */
  confirm(as: string, command: string, label: string, more?: Delivery): Promise<Outcome>;
  /** Chooses the one option with this label in the select under a message. */
  choose(as: string, message: SeenMessage, label: string, more?: Delivery): Promise<Outcome>;
  /** Sends a button or select by its custom id, as a client can whatever is shown. */
  send(
    as: string,
    message: SeenMessage,
    customId: string,
    values?: readonly string[],
  ): Promise<Outcome>;
  /** Fills in and sends the form that an interaction opened. */
  submit(
    as: string,
    opened: Outcome,
    fields: Readonly<Record<string, string>>,
    more?: Delivery,
  ): Promise<Outcome>;
  /** What is offered while the guest types in the option `focus`. */
  complete(as: string, command: string, focus: string): Promise<readonly Choice[]>;
  people(): Promise<readonly Person[]>;
  /** Adds a person to the server. */
  addPerson(name: string): Promise<void>;
  messages(as: string): Promise<readonly SeenMessage[]>;
  dms(as: string): Promise<readonly SeenMessage[]>;
}

/** The acts upon the program at an address, which is asked for at each of them. */
export function createActs(origin: () => string): ProductActs {
  const { get, post, patch } = createCalls(origin);
  const send = (body: object) => post<Outcome>('/rehearsal/api/components', body);
  return {
    get,
    post,
    patch,
    type: (as, command, more = {}) => post('/rehearsal/api/commands', { as, command, ...more }),
    press: (as, message, label, more = {}) =>
      send({ as, messageId: message.id, customId: findButton(message, label), ...more }),
    async confirm(as, command, label, more = {}) {
      const { messages } = await post<Outcome>('/rehearsal/api/commands', { as, command });
      const shown = only(messages.filter(({ ephemeral }) => ephemeral));
      return send({ as, messageId: shown.id, customId: findButton(shown, label), ...more });
    },
    choose(as, message, label, more = {}) {
      const { custom_id: customId, options } = selectOf(message);
      const { value } = only(options.filter((option) => option.label === label));
      return send({ as, messageId: message.id, customId, values: [value], ...more });
    },
    send: (as, { id: messageId }, customId, values) =>
      send({ as, messageId, customId, ...(values === undefined ? {} : { values }) }),
    submit: (as, { interactionId }, fields, more = {}) =>
      post('/rehearsal/api/modals', { as, interactionId, fields, ...more }),
    async complete(as, command, focus) {
      const body = { as, command, focus };
      const { choices } = await post<{ choices: readonly Choice[] }>(
        '/rehearsal/api/autocomplete',
        body,
      );
      return choices;
    },
    people: () => get('/rehearsal/api/people'),
    addPerson: async (name) => void (await post('/rehearsal/api/people', { name })),
    messages: (as) => get(`/rehearsal/api/messages?as=${encodeURIComponent(as)}`),
    dms: (as) => get(`/rehearsal/api/dms?as=${encodeURIComponent(as)}`),
  };
}

const asked = new WeakMap<object, Date>();

/** When an outcome was asked for. */
export function askedAt(outcome: Outcome): Date {
  const at = asked.get(outcome);
  if (at === undefined) throw new Error('nobody asked for this');
  return at;
}

function createCalls(origin: () => string): Pick<ProductActs, 'get' | 'post' | 'patch'> {
  async function call<T>(path: string, init?: RequestInit): Promise<T> {
    const response = await fetch(`${origin()}${path}`, init);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    // The one boundary where a test trusts what the rehearsal API promises in its types.
    return (await response.json()) as T;
  }
  const send = async <T>(method: string, path: string, body: unknown) => {
    const at = new Date();
    const headers = { 'content-type': 'application/json' };
    const answer = await call<T>(path, { method, headers, body: JSON.stringify(body) });
    if (typeof answer === 'object' && answer !== null) asked.set(answer, at);
    return answer;
  };
  return {
    get: call,
    post: (path, body) => send('POST', path, body),
    patch: (path, body) => send('PATCH', path, body),
  };
}

interface Select {
  readonly custom_id: string;
  readonly options: readonly {
    readonly label: string;
    readonly value: string;
    readonly description?: string;
  }[];
}

export interface Button {
  readonly label: string;
  readonly custom_id: string;
  readonly disabled?: boolean;
}

/** What stands in a message's rows, as Discord's API writes it. */
function partsOf(message: SeenMessage): readonly Partial<Button & Select>[] {
  const rows = message.components as readonly {
    readonly components?: readonly Partial<Button & Select>[];
  }[];
  return rows.flatMap(({ components = [] }) => components);
}

/** The buttons of a message, in order. */
export function buttonsOf(message: SeenMessage): readonly Button[] {
  return partsOf(message).flatMap(({ label, custom_id, disabled = false }) =>
    label === undefined || custom_id === undefined ? [] : [{ label, custom_id, disabled }],
  );
}

/** The selects of a message that list their options, in order. */
export function selectsOf(message: SeenMessage): readonly Select[] {
  return partsOf(message).flatMap(({ custom_id, options }) =>
    custom_id === undefined || options === undefined ? [] : [{ custom_id, options }],
  );
}

/** The one select of a message. */
export function selectOf(message: SeenMessage): Select {
  return only(selectsOf(message));
}

/** The custom id of a message's button by its label. */
function findButton(message: SeenMessage, label: string): string {
  const button = buttonsOf(message).find((each) => each.label === label);
  if (button === undefined)
    throw new Error(`no button ${label} in ${JSON.stringify(message.components)}`);
  return button.custom_id;
}

/** All that a message says: content and embeds as one text. */
export function textOf({ content, embeds }: SeenMessage): string {
  return `${content}\n${JSON.stringify(embeds)}`;
}

/** What an interaction brought to its person alone (`isPrivate`) or to everybody, as text. */
export function said({ messages }: Outcome, isPrivate: boolean): string {
  return messages
    .filter(({ ephemeral }) => ephemeral === isPrivate)
    .map(textOf)
    .join('\n');
}

/** What an interaction brought to its person alone, as text. */
export function privateText(outcome: Outcome): string {
  return said(outcome, true);
}

/** The one item of a list; fails where there are none or several. */
export function only<T>(items: readonly T[]): T {
  const [item, ...rest] = items;
  if (item === undefined || rest.length > 0) throw new Error(`expected one, got ${items.length}`);
  return item;
}
