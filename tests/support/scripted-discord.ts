import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/**
 * What goes wrong with a request. `lost`: it is done, but the answer is a 500; `silent`: it is done
 * and never answered; `stalled`: neither.
 */
export type Fault = 500 | 404 | 400 | 429 | 'page' | 'reset' | 'lost' | 'silent' | 'stalled';

/** The requests that answer an interaction, by what they are for. */
export type Step = 'first' | 'edit' | 'read' | 'follow-up';

export interface Shown {
  readonly text: string;
  readonly isPrivate: boolean;
}

interface Message extends Shown {
  readonly id: string;
  readonly flags: number;
}

const ephemeral = 64;
const loading = 128;
const sourceId = '1300000000000000001';

/**
 * Discord's side of one interaction, with faults by script. A button's interaction has a message
 * already, the one that holds the button.
 */
export class ScriptedDiscord {
  /** Taken in turn by the requests of a step; what is left of a step's list goes well. */
  readonly faults: Partial<Record<Step, (Fault | null)[]>> = {};
  /** Every request that came, in order; a first response with its type. */
  readonly requests: string[] = [];
  /** True where nobody waits for a first response any more. */
  isExpired = false;
  #state: 'open' | 'thinking' | 'done' = 'open';
  #original: Message | null = null;
  readonly #messages: Message[] = [];
  readonly #server: Server;
  #url = '';
  readonly #waiting: (() => void)[] = [];

  readonly hasSource: boolean;

  constructor(hasSource = false) {
    this.hasSource = hasSource;
    if (hasSource) {
      this.#original = { id: sourceId, text: 'the button', isPrivate: false, flags: 0 };
      this.#messages.push(this.#original);
    }
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static readonly sourceId = sourceId;

  get url(): string {
    return this.#url;
  }

  /** What stands in the channel for who asked. */
  get shown(): readonly Shown[] {
    return this.#messages.map(({ text, isPrivate, flags }) => ({
      text: flags & loading ? 'thinking…' : text,
      isPrivate,
    }));
  }

  async listen(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('not listening');
    this.#url = `http://127.0.0.1:${address.port}/api`;
    return this;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** Resolves once a request has come that `requests` tells of in this way. */
  async until(request: string): Promise<void> {
    while (!this.requests.includes(request))
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJson(request);
    const step = stepOf(request);
    this.requests.push(step === 'first' ? `first ${String(body.type)}` : step);
    for (const wake of this.#waiting.splice(0)) wake();
    const fault = this.faults[step]?.shift() ?? null;
    if (fault === 'reset') return void request.socket.destroy();
    if (fault === 'stalled') return;
    if (fault === 'page')
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>');
    if (fault === 429)
      return void response
        .writeHead(429, { 'retry-after': '0.01', 'content-type': 'application/json' })
        .end('{"retry_after":0.01}');
    if (typeof fault === 'number') return send(response, fault, { code: 0, message: 'scripted' });
    const [status, answer] = this.#do(step, body);
    if (fault === 'lost') return send(response, 500, {});
    if (fault !== 'silent') send(response, status, answer);
  }

  #do(step: Step, body: Json): readonly [number, Json] {
    if (step === 'first') return this.#takeFirst(body);
    if (this.#state === 'open') return [404, { code: 10_015, message: 'Unknown Webhook' }];
    if (step === 'follow-up') return this.#takeFollowUp(body);
    if (this.#original === null) return [404, { code: 10_008, message: 'Unknown Message' }];
    if (step === 'edit') this.#replace(textOf(body));
    return [200, { ...this.#original }];
  }

  #takeFirst({ type, data }: Json): readonly [number, Json] {
    if (this.isExpired) return [404, { code: 10_062, message: 'Unknown interaction' }];
    if (this.#state !== 'open') return [400, { code: 40_060, message: 'Already acknowledged' }];
    this.#state = type === 5 ? 'thinking' : 'done';
    if (type === 7) this.#replace(textOf(data));
    if (type === 4 || type === 5) this.#original = this.#add(data, type === 5 ? loading : 0);
    return [200, {}];
  }

  #takeFollowUp(body: Json): readonly [number, Json] {
    if (this.#state === 'thinking') {
      this.#replace(textOf(body));
      return [200, { ...this.#original }];
    }
    return [200, { ...this.#add(body, 0), channel_id: '1' }];
  }

  #replace(text: string): void {
    this.#state = 'done';
    const index = this.#messages.findIndex(({ id }) => id === this.#original?.id);
    const before = this.#messages[index];
    if (before === undefined) return;
    this.#original = { ...before, text, flags: before.flags & ~loading };
    this.#messages[index] = this.#original;
  }

  #add(data: unknown, more: number): Message {
    const flags = Number(isJson(data) ? (data.flags ?? 0) : 0);
    const id = `${BigInt(sourceId) + BigInt(this.#messages.length + 1)}`;
    const message = {
      id,
      text: textOf(data),
      isPrivate: (flags & ephemeral) !== 0,
      flags: flags | more,
    };
    this.#messages.push(message);
    return message;
  }
}

type Json = Readonly<Record<string, unknown>>;

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

function textOf(data: unknown): string {
  return isJson(data) && typeof data.content === 'string' ? data.content : '';
}

function stepOf({ method, url = '' }: IncomingMessage): Step {
  if (url.includes('/callback')) return 'first';
  if (method === 'PATCH') return 'edit';
  return method === 'GET' ? 'read' : 'follow-up';
}

async function readJson(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (chunk instanceof Buffer) chunks.push(chunk);
  const raw = new Response(Buffer.concat(chunks), {
    headers: { 'content-type': request.headers['content-type'] ?? '' },
  });
  const isForm = request.headers['content-type']?.startsWith('multipart/') ?? false;
  const text = isForm ? (await raw.formData()).get('payload_json') : await raw.text();
  const body: unknown = JSON.parse(typeof text === 'string' && text !== '' ? text : '{}');
  return isJson(body) ? body : {};
}

function send(response: ServerResponse, status: number, body: Json): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
