import { integerOf, isObject, lengthOf } from '../json.js';
import { isSnowflake } from '../state/snowflake.js';
import type { Faults, Path } from './faults.js';

/**
 * Checks one value and adds what is wrong with it; codes and sentences are those that Discord
 * answers.
 */
export type Check = (value: unknown, path: Path, faults: Faults) => void;

export interface Field {
  readonly check: Check;
  readonly isRequired: boolean;
}

/** A field that must be there and must not be null. */
export function required(check: Check): Field {
  return { check, isRequired: true };
}

/** A field that may be missing or null. */
export function optional(check: Check): Field {
  return { check, isRequired: false };
}

/** An object with these fields; fields that nobody knows are passed over, as Discord does. */
export function shape(fields: Readonly<Record<string, Field>>): Check {
  return (value, path, faults) => {
    if (!isObject(value))
      return faults.add(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    for (const [name, field] of Object.entries(fields)) {
      const entry = value[name];
      if (entry !== undefined && entry !== null) field.check(entry, [...path, name], faults);
      else if (field.isRequired) missing([...path, name], faults);
    }
  };
}

/** Adds "This field is required". */
export function missing(path: Path, faults: Faults): void {
  faults.add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
}

/** Text that must not be empty. */
export function filled(max: number): Check {
  return (value, path, faults) => {
    if (value === '') missing(path, faults);
    else text({ max })(value, path, faults);
  };
}

/** Text of a length in code points. */
export function text(limits: { readonly min?: number; readonly max: number }): Check {
  return (value, path, faults) => {
    if (typeof value !== 'string')
      return faults.add(path, 'STRING_TYPE_CONVERT', 'Could not interpret as string.');
    if (value === '' && (limits.min ?? 0) > 0) return missing(path, faults);
    fits(lengthOf(value), limits, path, faults);
  };
}

/** A list whose entries all pass the check. */
export function list(entry: Check, limits: { readonly min?: number; readonly max: number }): Check {
  return (value, path, faults) => {
    if (!Array.isArray(value))
      return faults.add(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
    if (!fits(value.length, limits, path, faults)) return;
    for (const [index, item] of value.entries()) entry(item, [...path, index], faults);
  };
}

function fits(
  length: number,
  limits: { readonly min?: number; readonly max: number },
  path: Path,
  faults: Faults,
): boolean {
  const min = limits.min ?? 0;
  if (length >= min && length <= limits.max) return true;
  if (min > 0)
    faults.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${limits.max} in length.`);
  else faults.add(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${limits.max} or fewer in length.`);
  return false;
}

/** An integer, or text that is one. */
export function integer(limits: { readonly min?: number; readonly max?: number } = {}): Check {
  return (value, path, faults) => {
    const number = integerOf(value);
    if (number === undefined)
      return faults.add(path, 'NUMBER_TYPE_COERCE', `Value "${shown(value)}" is not int.`);
    bound(number, limits, 'int', path, faults);
  };
}

/** A number with or without a fraction. */
export function decimal(limits: { readonly min?: number; readonly max?: number } = {}): Check {
  return (value, path, faults) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      return faults.add(path, 'NUMBER_TYPE_COERCE', `Value "${shown(value)}" is not double.`);
    }
    bound(value, limits, 'double', path, faults);
  };
}

function bound(
  number: number,
  limits: { readonly min?: number; readonly max?: number },
  kind: string,
  path: Path,
  faults: Faults,
): void {
  if (limits.max !== undefined && number > limits.max) {
    faults.add(
      path,
      'NUMBER_TYPE_MAX',
      `${kind} value should be less than or equal to ${limits.max}.`,
    );
  }
  if (limits.min !== undefined && number < limits.min) {
    faults.add(
      path,
      'NUMBER_TYPE_MIN',
      `${kind} value should be greater than or equal to ${limits.min}.`,
    );
  }
}

/** True or false. */
export const truth: Check = (value, path, faults) => {
  if (typeof value !== 'boolean')
    faults.add(path, 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
};

/** A snowflake, as text or as a number. */
export const snowflake: Check = (value, path, faults) => {
  const isId =
    (typeof value === 'string' && (isSnowflake(value) || value === '0')) ||
    (typeof value === 'number' && Number.isInteger(value));
  if (!isId) faults.add(path, 'NUMBER_TYPE_COERCE', `Value "${shown(value)}" is not snowflake.`);
};

/** One of a few numbers. */
export function choice(allowed: readonly number[]): Check {
  return (value, path, faults) => {
    const number = integerOf(value);
    if (number === undefined || !allowed.includes(number)) {
      faults.add(path, 'BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`);
    }
  };
}

/** One of a few words. */
export function word(allowed: readonly string[]): Check {
  return (value, path, faults) => {
    if (typeof value !== 'string' || !allowed.includes(value)) {
      faults.add(
        path,
        'BASE_TYPE_CHOICES',
        `Value must be one of (${allowed.map((name) => `'${name}'`).join(', ')}).`,
      );
    }
  };
}

/** A date and time of ISO 8601. */
export const instant: Check = (value, path, faults) => {
  if (
    typeof value !== 'string' ||
    !/^\d{4}-\d\d-\d\d/.test(value) ||
    Number.isNaN(Date.parse(value))
  ) {
    faults.add(path, 'DATETIME_TYPE_PARSE', `Could not parse ${shown(value)}. Should be ISO8601.`);
  }
};

/** An address with one of these schemes. */
export function address(schemes: readonly string[], max = 2048): Check {
  return (value, path, faults) => {
    if (typeof value !== 'string')
      return faults.add(path, 'STRING_TYPE_CONVERT', 'Could not interpret as string.');
    if (!fits(lengthOf(value), { max }, path, faults)) return;
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(value)?.[1]?.toLowerCase();
    if (scheme === undefined || !URL.canParse(value))
      return faults.add(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
    if (!schemes.includes(scheme)) {
      const named = schemes.map((name) => `'${name}'`).join(', ');
      faults.add(
        path,
        'URL_TYPE_INVALID_SCHEME',
        `Scheme "${scheme}" is not supported. Scheme must be one of (${named}).`,
      );
    }
  };
}

/** Anything at all. */
export const anything: Check = () => undefined;

function shown(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 100);
}
