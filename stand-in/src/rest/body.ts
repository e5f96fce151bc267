import type { Request } from 'express';
import { parseJson } from '../json.js';
import { refusal } from '../rules/errors.js';
import type { UploadedFile } from '../state/files.js';
import { parseMultipart } from './multipart.js';

export interface RequestBody {
  readonly json: unknown;
  readonly files: readonly UploadedFile[];
}

/** Discord's largest request, and the largest file of a server without boosts. */
const maxRequestBytes = 25 * 1024 * 1024;
const maxFileBytes = 10 * 1024 * 1024;

/** Reads a request's JSON, also where it comes as `payload_json` beside files. */
export async function readBody(request: Request): Promise<RequestBody> {
  if (request.readableEnded) return { json: request.body, files: [] };
  const bytes = await readBytes(request);
  if (bytes.length === 0) return { json: undefined, files: [] };
  const type = request.headers['content-type'] ?? '';
  if (/^multipart\/form-data/i.test(type)) return readForm(bytes, type);
  const json = parseJson(bytes.toString('utf8'));
  if (json === undefined) throw refusal('invalidJson');
  return { json, files: [] };
}

async function readBytes(request: Request): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    length += bytes.length;
    if (length > maxRequestBytes) throw refusal('tooLarge');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function readForm(bytes: Buffer, type: string): RequestBody {
  const parts = parseMultipart(bytes, type);
  if (!parts) throw refusal('invalidJson');
  const files: UploadedFile[] = [];
  const fields: Record<string, string> = {};
  for (const part of parts) {
    const key =
      /^files\[(\d+)\]$/.exec(part.name)?.[1] ??
      (/^file\d*$/.test(part.name) ? String(files.length) : undefined);
    if (part.filename === undefined) fields[part.name] = part.bytes.toString('utf8');
    else if (part.bytes.length > maxFileBytes) throw refusal('tooLarge');
    else if (key !== undefined) files.push({ key, filename: part.filename, bytes: part.bytes });
  }
  const json = fields.payload_json === undefined ? fields : parseJson(fields.payload_json);
  if (json === undefined) throw refusal('invalidJson');
  return { json, files };
}
