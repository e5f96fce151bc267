/**
 * Tells whether a value from outside has the type; what comes over the wire is believed only after
 * this.
 */
export type Check<T> = (value: unknown) => value is T;

export function isString(value: unknown): value is string {
  return typeof value === 'string';
}

export function isInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

/** The value, or null. */
export function nullable<T>(check: Check<T>): Check<T | null> {
  return (value): value is T | null => value === null || check(value);
}

/** The value, or nothing at all. */
export function optional<T>(check: Check<T>): Check<T | undefined> {
  return (value): value is T | undefined => value === undefined || check(value);
}

/** An array of which every item passes. */
export function listOf<T>(check: Check<T>): Check<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(check);
}

/** One of the given words. */
export function oneOf<const T extends string>(...words: readonly T[]): Check<T> {
  return (value): value is T => words.some((word) => word === value);
}

/** An object with at least these fields; further ones, of a newer server, are let through. */
export function shape<T extends object>(
  fields: { readonly [K in keyof T]-?: Check<T[K]> | Check<T[K] | undefined> },
): Check<T> {
  const checks = Object.entries<Check<unknown>>(fields);
  return (value): value is T => {
    if (typeof value !== 'object' || value === null) return false;
    const held = new Map<string, unknown>(Object.entries(value));
    return checks.every(([name, check]) => check(held.get(name)));
  };
}
