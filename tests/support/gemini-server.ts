import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface GeminiRequest {
  readonly path: string;
  readonly key: string;
  readonly body: {
    readonly contents?: readonly {
      readonly role: string;
      readonly parts: readonly { readonly text: string }[];
    }[];
    readonly systemInstruction?: unknown;
    readonly generationConfig?: Readonly<Record<string, unknown>>;
  };
}

/** How the server answers one request. */
export type Behaviour = (response: ServerResponse, request: GeminiRequest) => void;

/** A server of our own that speaks as much of Gemini's protocol as the SDK uses. */
export interface GeminiServer {
  readonly baseUrl: string;
  readonly requests: readonly GeminiRequest[];
  /** Answers the next requests in this order; the last behaviour stays. */
  behave(...behaviours: readonly Behaviour[]): void;
  close(): Promise<void>;
}

/** Listens on a free port of the loopback address. */
export async function startGeminiServer(): Promise<GeminiServer> {
  const requests: GeminiRequest[] = [];
  let plan: Behaviour[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const seen = {
        path: request.url ?? '',
        key: String(request.headers['x-goog-api-key'] ?? ''),
        body: JSON.parse(body),
      };
      requests.push(seen);
      const behaviour = plan.length > 1 ? plan.shift() : plan[0];
      behaviour?.(response, seen);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return {
    baseUrl: `http://127.0.0.1:${address.port}`,
    requests,
    behave(...behaviours) {
      requests.length = 0;
      plan = [...behaviours];
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return text;
}

function send(
  response: ServerResponse,
  status: number,
  body: string,
  type = 'application/json',
): void {
  response.writeHead(status, { 'content-type': type }).end(body);
}

/** A candidate with that text. */
export function answers(text: string, finishReason = 'STOP'): Behaviour {
  const content = { role: 'model', parts: [{ text }] };
  return (response) =>
    send(response, 200, JSON.stringify({ candidates: [{ index: 0, finishReason, content }] }));
}

/** The pair as the schema asks for it. */
export function writes(word: unknown, hint: unknown): Behaviour {
  return answers(JSON.stringify({ word, hint }));
}

/** A response as it is, sound or not. */
export function responds(body: unknown): Behaviour {
  return (response) => send(response, 200, typeof body === 'string' ? body : JSON.stringify(body));
}

/** Google's error envelope. */
export function fails(status: number): Behaviour {
  return (response) =>
    send(
      response,
      status,
      JSON.stringify({ error: { code: status, message: 'no', status: 'NO' } }),
    );
}

export const behaviours = {
  html: (response: ServerResponse) =>
    send(response, 200, '<html><body>Sign in to the network</body></html>', 'text/html'),
  /** Says nothing for as long as anybody waits. */
  stalls: (_response: ServerResponse) => undefined,
  /** Begins to answer and says no more. */
  stallsWithin: (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{"candidates":[');
  },
  cuts: (response: ServerResponse) => void response.destroy(),
  cutsWithin: (response: ServerResponse) => {
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': '4000' })
      .write('{"candidates":[');
    setImmediate(() => response.destroy());
  },
} as const satisfies Record<string, Behaviour>;
