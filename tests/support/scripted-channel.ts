import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/**
 * What goes wrong with a post. `lost`: it is done, but the answer is a 500; `silent`: it is done
 * and never answered; `stalled`: neither; `closed`: the bot may not post.
 */
export type PostFault =
  | 500
  | 404
  | 429
  | 400
  | 'page'
  | 'reset'
  | 'lost'
  | 'silent'
  | 'stalled'
  | 'closed';

const botId = '1200000000000000000';
const discordEpochMs = 1_420_070_400_000;

interface Posted {
  readonly id: string;
  readonly content: string;
  readonly components: readonly unknown[];
  readonly attachments: readonly unknown[];
  readonly nonce: unknown;
}

/** Discord's side of one channel in which the bot posts, with faults by script. */
export class ScriptedChannel {
  static readonly botId = botId;
  /** Taken in turn by the posts; what is left of the list goes well. */
  readonly faults: (PostFault | null)[] = [];
  /** What stands in the channel. */
  readonly shown: Posted[] = [];
  /** Every request that came, in order. */
  readonly requests: string[] = [];
  /** The time by which its messages are stamped. */
  now = () => new Date();
  readonly #nonces = new Map<unknown, Posted>();
  readonly #server: Server;
  #url = '';

  constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  get url(): string {
    return this.#url;
  }

  get contents(): readonly string[] {
    return this.shown.map(({ content }) => content);
  }

  /** As Discord does after a few minutes. */
  forgetNonces(): void {
    this.#nonces.clear();
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

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJson(request);
    this.requests.push(request.method ?? '');
    if (request.method === 'GET') return send(response, 200, this.#list(request.url ?? ''));
    const fault = this.faults.shift() ?? null;
    if (fault === 'reset') return void request.socket.destroy();
    if (fault === 'stalled') return;
    if (fault === 'closed') return send(response, 403, { code: 50_013, message: 'scripted' });
    if (fault === 'page')
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>');
    if (fault === 429)
      return void response
        .writeHead(429, { 'retry-after': '0.01', 'content-type': 'application/json' })
        .end('{"retry_after":0.01}');
    if (typeof fault === 'number') return send(response, fault, { code: 0, message: 'scripted' });
    const message = this.#take(body);
    if (fault === 'lost') return send(response, 500, {});
    if (fault !== 'silent') send(response, 200, { ...message, channel_id: '1' });
  }

  #take({ content, components, attachments, nonce, enforce_nonce }: Json): Posted {
    const earlier = enforce_nonce === true ? this.#nonces.get(nonce) : undefined;
    if (earlier !== undefined) return earlier;
    const stamp = BigInt(this.now().getTime() - discordEpochMs) << 22n;
    const message: Posted = {
      id: String(stamp + BigInt(this.shown.length)),
      content: typeof content === 'string' ? content : '',
      components: Array.isArray(components) ? components : [],
      attachments: Array.isArray(attachments) ? attachments : [],
      nonce,
    };
    this.shown.push(message);
    this.#nonces.set(nonce, message);
    return message;
  }

  #list(url: string): readonly object[] {
    const after = BigInt(new URL(url, 'http://channel').searchParams.get('after') ?? '0');
    return this.shown
      .filter(({ id }) => BigInt(id) > after)
      .map(({ id, content }) => ({ id, content, author: { id: botId } }));
  }
}

type Json = Readonly<Record<string, unknown>>;

async function readJson(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (chunk instanceof Buffer) chunks.push(chunk);
  const sent = Buffer.concat(chunks).toString();
  // With files beside it the message is one part of a form.
  const [, form] = /name="payload_json"\r\n(?:[^\r]+\r\n)*\r\n(.*?)\r\n--/s.exec(sent) ?? [];
  const text = form ?? sent;
  const body: unknown = JSON.parse(text === '' ? '{}' : text);
  return typeof body === 'object' && body !== null ? (body as Json) : {};
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
