import type { Response } from 'express';

/**
 * Answers with JSON under the bare type that Discord sends: some clients compare it exactly, and
 * express would add a charset.
 */
export function sendJson(response: Response, status: number, body: unknown): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  response.setHeader('content-length', bytes.length);
  response.end(bytes);
}
