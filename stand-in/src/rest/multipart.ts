/** A part of a form: a field, or a file where it has a filename. */
export interface FormPart {
  readonly name: string;
  readonly filename: string | undefined;
  readonly bytes: Buffer;
}

const lineEnd = '\r\n';

/** Takes multipart/form-data apart (RFC 7578); undefined where it is not in its form. */
export function parseMultipart(
  bytes: Buffer,
  contentType: string,
): readonly FormPart[] | undefined {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) return undefined;
  const mark = Buffer.from(`--${boundary}`);
  const parts: FormPart[] = [];
  let from = bytes.indexOf(mark);
  while (from !== -1) {
    from += mark.length;
    if (bytes.subarray(from, from + 2).toString('latin1') === '--') return parts;
    const next = bytes.indexOf(Buffer.from(`${lineEnd}--${boundary}`), from);
    const part = next === -1 ? undefined : readPart(bytes.subarray(from + lineEnd.length, next));
    if (!part) return undefined;
    parts.push(part);
    from = next + lineEnd.length;
  }
  return undefined;
}

function readPart(bytes: Buffer): FormPart | undefined {
  const headEnd = bytes.indexOf(lineEnd + lineEnd);
  if (headEnd === -1) return undefined;
  const head = bytes.subarray(0, headEnd).toString('utf8');
  const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? '';
  const name = /[;\s]name="([^"]*)"/i.exec(disposition)?.[1];
  if (name === undefined) return undefined;
  const filename = /[;\s]filename="([^"]*)"/i.exec(disposition)?.[1];
  return {
    name,
    filename: filename?.replace(/%22/g, '"'),
    bytes: bytes.subarray(headEnd + 2 * lineEnd.length),
  };
}
