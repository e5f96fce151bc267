/** A JSON object whose values nobody has looked at yet. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** True for a JSON object, not for an array or null. */
export function isRecord(raw: unknown): raw is JsonRecord {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

/** The text under a key; empty where it is absent or something else. */
export function readText(record: JsonRecord, key: string): string {
  const value = record[key];
  return typeof value === 'string' ? value : '';
}

/** The number under a key; null where it is absent or something else. */
export function readNumber(record: JsonRecord, key: string): number | null {
  const value = record[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** True only where the key holds `true`. */
export function readFlag(record: JsonRecord, key: string): boolean {
  return record[key] === true;
}

/** The objects of the list under a key; empty where there is none. */
export function readRecords(record: JsonRecord, key: string): readonly JsonRecord[] {
  const value = record[key];
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** The object under a key; empty where there is none. */
export function readRecord(record: JsonRecord, key: string): JsonRecord {
  const value = record[key];
  return isRecord(value) ? value : {};
}
