import type {
  ApiError,
  AutocompleteInput,
  ChannelInfo,
  Choice,
  CommandInput,
  ComponentInput,
  DemoChange,
  DemoState,
  ModalInput,
  Outcome,
  Person,
  PersonChange,
  PersonInput,
  SeenMessage,
} from '../../src/api.js';
import { text } from '../text.js';
import { type CommandLeaf, readCommands } from './commands.js';
import { isRecord } from './json.js';

/** The control API lies below the page, wherever that is mounted. */
const base = typeof document === 'undefined' ? '/' : new URL('api/', document.baseURI).pathname;

export interface BotStatus {
  readonly botConnected: boolean;
  readonly botName: string | null;
}

/** What a form holds by field; a select's values are a list. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>;

/**
 * A refusal or a failure; `message` is a sentence for the person at the page. `status` is 0 where
 * no answer came.
 */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

function isApiError(raw: unknown): raw is ApiError {
  return isRecord(raw) && typeof raw['error'] === 'string';
}

/**
 * The one place where an answer of our own server is taken for the type that src/api.ts
 * promises.
 */
function trust<T>(raw: unknown): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return raw as T;
}

async function request<T>(
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: unknown,
): Promise<T> {
  const init: RequestInit = { method, headers: { accept: 'application/json' } };
  if (body !== undefined) {
    init.headers = { accept: 'application/json', 'content-type': 'application/json' };
    init.body = JSON.stringify(body);
  }
  let response: Response;
  try {
    response = await fetch(`${base}${path}`, init);
  } catch {
    throw new ApiFailure(text.unreachable, 0);
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return trust<T>(answer);
  throw new ApiFailure(
    isApiError(answer) ? answer.error : text.wentWrong(response.status),
    response.status,
  );
}

function query(fields: Readonly<Record<string, string>>): string {
  return new URLSearchParams(fields).toString();
}

/** The control API; each call rejects with an `ApiFailure`. */
export const api = {
  people: (): Promise<readonly Person[]> => request('GET', 'people'),
  addPerson: (input: PersonInput): Promise<unknown> => request('POST', 'people', input),
  changePerson: (name: string, change: PersonChange): Promise<unknown> =>
    request('PATCH', `people/${encodeURIComponent(name)}`, change),
  channels: (as: string): Promise<readonly ChannelInfo[]> =>
    request('GET', `channels?${query({ as })}`),
  commands: async (): Promise<readonly CommandLeaf[]> =>
    readCommands(await request('GET', 'commands')),
  status: (): Promise<BotStatus> => request('GET', 'status'),
  messages: (as: string, channel: string): Promise<readonly SeenMessage[]> =>
    request('GET', `messages?${query({ as, channel })}`),
  dms: (as: string): Promise<readonly SeenMessage[]> => request('GET', `dms?${query({ as })}`),
  demo: (): Promise<DemoState> => request('GET', 'demo'),
  playDemo: (): Promise<DemoState> => request('POST', 'demo', {}),
  changeDemo: (change: DemoChange): Promise<DemoState> => request('PATCH', 'demo', change),
  run: (input: CommandInput): Promise<Outcome> => request('POST', 'commands', input),
  press: (input: ComponentInput): Promise<Outcome> => request('POST', 'components', input),
  submit: (input: Omit<ModalInput, 'fields'> & { readonly fields: FormFields }): Promise<Outcome> =>
    request('POST', 'modals', input),
  /** An ordinary message, as people write to each other. */
  say: (input: {
    readonly as: string;
    readonly content: string;
    readonly channel?: string;
  }): Promise<unknown> => request('POST', 'messages', input),
  complete: async (input: AutocompleteInput): Promise<readonly Choice[]> => {
    const answer = await request<{ readonly choices: readonly Choice[] }>(
      'POST',
      'autocomplete',
      input,
    );
    return answer.choices;
  },
};

export type ControlApi = typeof api;

/** The address of a person's notices (Server-Sent Events). */
export function streamAddress(as: string): string {
  return `${base}stream?${query({ as })}`;
}
