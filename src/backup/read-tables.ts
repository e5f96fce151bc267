import type { Sql } from 'postgres';
import type { Closing, Table } from './format.js';

/** What a table needs to be there before it. */
interface Reference {
  readonly table: string;
  readonly needs: string;
}

/** The party's tables with the columns that are stored, each after those that it refers to. */
export async function readTables(sql: Sql): Promise<readonly Table[]> {
  const tables = await sql<{ table: string; columns: string[] }[]>`
    select c.relname as table, to_json(array_agg(a.attname::text order by a.attnum)) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = ''
    group by c.relname order by c.relname`;
  const references = await sql<Reference[]>`
    select distinct conrelid::regclass::text as table, confrelid::regclass::text as needs
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid`;
  return inOrder(tables, references);
}

function inOrder(tables: readonly Table[], references: readonly Reference[]): readonly Table[] {
  const ordered: Table[] = [];
  let rest = tables;
  while (rest.length > 0) {
    const waiting = new Set(rest.map(({ table }) => table));
    const isFree = ({ table }: Table): boolean =>
      !references.some((each) => each.table === table && waiting.has(each.needs));
    const free = rest.filter(isFree);
    if (free.length === 0)
      throw new Error(`tables refer to each other: ${[...waiting].join(', ')}`);
    ordered.push(...free);
    rest = rest.filter((table) => !free.includes(table));
  }
  return ordered;
}

/** How each numbered column goes on. */
export async function readSequences(sql: Sql): Promise<Closing['sequences']> {
  const rows = await sql<{ table: string; column: string; sequence: string }[]>`
    select c.relname as table, a.attname as column,
      pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null
    order by 1, 2`;
  const sequences: Closing['sequences'] = [];
  for (const { table, column, sequence } of rows) {
    const [row] = await sql.unsafe<{ next: string }[]>(
      `select (last_value + is_called::int)::text as next from ${sequence}`,
    );
    sequences.push({ table, column, next: row?.next ?? '1' });
  }
  return sequences;
}
