import { UserError } from '../../errors.js';
import { askForChoice } from './choose.js';
import type {
  Command,
  Component,
  ComponentInput,
  Context,
  FormPage,
  Modal,
  ModalOpener,
  Reply,
} from './command.js';
import { decodeCustomId } from './custom-id.js';
import type { Request } from './letter.js';

/** What a request leads to: an answer, which may change a message, or a form that opens. */
export type Work =
  | {
      readonly kind: 'answer';
      /** The message that the answer changes; null where it is a private message of its own. */
      readonly updates: string | null;
      readonly run: (context: Context) => Promise<Reply>;
    }
  | { readonly kind: 'form'; readonly open: (context: Context) => Promise<FormPage> };

/** All that is declared, by the names that requests bear. */
export interface Declared {
  readonly commands: ReadonlyMap<string, Command>;
  readonly components: ReadonlyMap<string, Component | ModalOpener>;
  readonly modals: ReadonlyMap<string, Modal>;
}

type Of<K extends Request['kind']> = Extract<Request, { readonly kind: K }>;

/** Finds what is declared for a request; what is not any more is refused as outdated. */
export function findWork(declared: Declared, request: Request): Work {
  switch (request.kind) {
    case 'command':
      return findCommand(declared, request);
    case 'component':
      return findComponent(declared, request);
    case 'form':
      return findForm(declared, request);
  }
}

async function refuse(): Promise<never> {
  throw new UserError('button-outdated', {});
}

function findCommand({ commands }: Declared, { name, options }: Of<'command'>): Work {
  const command = commands.get(name);
  async function run(context: Context): Promise<Reply> {
    if (command === undefined) return refuse();
    try {
      return await command.execute(options, context);
    } catch (error) {
      const question = await askForChoice(error, name, options, context);
      if (question === null) throw error;
      return question;
    }
  }
  return { kind: 'answer', updates: null, run };
}

function findComponent({ components }: Declared, request: Of<'component'>): Work {
  const id = decodeCustomId(request.customId);
  const { values, message } = request;
  const input: ComponentInput = { args: id?.args ?? [], values, message };
  const component = components.get(`${id?.name ?? ''}:${id?.version ?? 0}`);
  if (component === undefined) return { kind: 'answer', updates: null, run: refuse };
  if (component.answers === 'modal')
    return { kind: 'form', open: (context) => component.open(input, context) };
  const updates = component.answers === 'update' ? message.messageId : null;
  return { kind: 'answer', updates, run: (context) => component.execute(input, context) };
}

function findForm({ modals }: Declared, { customId, fields, source }: Of<'form'>): Work {
  const id = decodeCustomId(customId);
  const modal = modals.get(`${id?.name ?? ''}:${id?.version ?? 0}`);
  if (modal === undefined) return { kind: 'answer', updates: null, run: refuse };
  const input = { args: id?.args ?? [], fields: new Map(fields) };
  const updates = modal.answers === 'update' ? source : null;
  return { kind: 'answer', updates, run: (context) => modal.execute(input, context) };
}
