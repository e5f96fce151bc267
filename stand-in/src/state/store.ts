import { isObject, type JsonObject, textOf } from '../json.js';
import { journalPath, openJournal } from './journal.js';
import { type Records, type TableName, tableNames } from './records.js';

export interface Table<T extends { readonly id: string }> {
  get(id: string): T | undefined;
  put(record: T): T;
  delete(id: string): void;
  values(): IterableIterator<T>;
}

/** The stand-in's whole state: records by id, in memory and in a journal. */
export interface Store {
  table<N extends TableName>(name: N): Table<Records[N]>;
  /** The highest id that any record ever had. */
  highestId(): bigint;
  close(): void;
}

interface Row {
  readonly id: string;
}
type Rows = ReadonlyMap<TableName, Map<string, Row>>;

/** Lines beyond what is alive before the journal is rewritten. */
const slack = 20_000;
const syncEveryMs = 1000;

/** Opens the state kept under a directory. */
export function openStore(directory: string): Store {
  const { journal, entries } = openJournal(journalPath(directory));
  const rows: Rows = new Map(tableNames.map((name) => [name, new Map<string, Row>()]));
  let highest = 0n;
  for (const entry of entries) highest = maximum(highest, replay(rows, entry));
  const timer = setInterval(() => journal.sync(), syncEveryMs);
  timer.unref();

  function write(entry: JsonObject, id: string, apply: () => void): void {
    journal.append(entry);
    highest = maximum(highest, numberOf(id));
    apply();
    const alive = [...rows.values()].reduce((sum, table) => sum + table.size, 0);
    if (journal.size() > alive * 2 + slack)
      journal.rewrite([{ highest: String(highest) }, ...linesOf(rows)]);
  }

  return {
    table<N extends TableName>(name: N): Table<Records[N]> {
      const own = rowsOf<Records[N]>(rows, name);
      return {
        get: (id) => own.get(id),
        put(record) {
          write({ table: name, put: record }, record.id, () => own.set(record.id, record));
          return record;
        },
        delete(id) {
          if (own.has(id)) write({ table: name, delete: id }, id, () => own.delete(id));
        },
        values: () => own.values(),
      };
    },
    highestId: () => highest,
    close() {
      clearInterval(timer);
      journal.close();
    },
  };
}

/** Applies one line and returns the highest id it tells of. */
function replay(rows: Rows, entry: JsonObject): bigint {
  const name = tableNames.find((known) => known === entry.table);
  const table = name && rows.get(name);
  if (!table) return numberOf(textOf(entry.highest) ?? '');
  const removed = textOf(entry.delete);
  if (removed !== undefined) {
    table.delete(removed);
    return numberOf(removed);
  }
  const id = isObject(entry.put) ? textOf(entry.put.id) : undefined;
  if (!isObject(entry.put) || id === undefined) return 0n;
  table.set(id, { ...entry.put, id });
  return numberOf(id);
}

function linesOf(rows: Rows): JsonObject[] {
  return [...rows].flatMap(([table, records]) =>
    [...records.values()].map((put) => ({ table, put })),
  );
}

/**
 * The boundary at which the journal's own lines become records again: only `put` ever wrote them.
 */
function rowsOf<T extends Row>(rows: Rows, name: TableName): Map<string, T> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return rows.get(name) as unknown as Map<string, T>;
}

function numberOf(id: string): bigint {
  return /^\d{1,20}$/.test(id) ? BigInt(id) : 0n;
}

function maximum(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
