import type { PostgresType } from 'postgres';

/**
 * Postgres's array types that we use, by their fixed numbers (pg_type.dat). postgres.js would ask
 * the server for them on each new connection, and where that connection is cut meanwhile, its
 * rejection is nobody's and ends the process; so its `fetch_types` is off and these take the place.
 */
const arrays = {
  booleans: { oid: 1000, read: (text: string) => text === 't' },
  smallints: { oid: 1005, read: Number },
  integers: { oid: 1007, read: Number },
  bigints: { oid: 1016, read: String },
  texts: { oid: 1009, read: String },
  varchars: { oid: 1015, read: String },
  reals: { oid: 1021, read: Number },
  doubles: { oid: 1022, read: Number },
  numerics: { oid: 1231, read: String },
  timestamps: { oid: 1185, read: (text: string) => new Date(text) },
  uuids: { oid: 2951, read: String },
  jsons: { oid: 3807, read: (text: string): unknown => JSON.parse(text) },
} as const satisfies Record<string, { readonly oid: number; read(text: string): unknown }>;

/** For the option `types` of a postgres.js client. */
export const arrayTypes: Record<string, PostgresType> = Object.fromEntries(
  Object.entries(arrays).map(([name, { oid, read }]) => [
    name,
    {
      to: oid,
      from: [oid],
      serialize: writeArray,
      parse: (text: unknown) => readArray(String(text), read),
    },
  ]),
);

/** A value as Postgres's array literal; anything but an array is passed on. */
function writeArray(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return `{${value.map((element) => (Array.isArray(element) ? writeArray(element) : writeElement(element))).join(',')}}`;
}

function writeElement(element: unknown): string {
  if (element === null || element === undefined) return 'NULL';
  return `"${writeText(element).replace(/["\\]/g, '\\$&')}"`;
}

function writeText(element: unknown): string {
  if (element instanceof Date) return element.toISOString();
  if (typeof element === 'string') return element;
  if (typeof element === 'number' || typeof element === 'bigint') return element.toString();
  return JSON.stringify(element);
}

/** Reads Postgres's array literal: elements quoted or bare, NULL, and arrays inside. */
function readArray(literal: string, read: (text: string) => unknown): unknown[] {
  const root: unknown[] = [];
  const open: unknown[][] = [root];
  // A token is a brace, a quoted element or a bare one; commas only part them.
  for (const [token] of literal.matchAll(/[{}]|"(?:[^"\\]|\\.)*"|[^{},"]+/gs)) {
    const inner = open.at(-1) ?? root;
    if (token === '{') {
      const next: unknown[] = [];
      inner.push(next);
      open.push(next);
    } else if (token === '}') open.pop();
    else if (token.startsWith('"')) inner.push(read(token.slice(1, -1).replace(/\\(.)/gs, '$1')));
    else inner.push(token === 'NULL' ? null : read(token));
  }
  const [first] = root;
  return Array.isArray(first) ? first : [];
}
