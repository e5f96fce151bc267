import { UserError } from '../../errors.js';
import { isUuid } from '../../party/guest.js';
import { encodeCustomId } from './custom-id.js';

/**
 * How one argument is written into a custom id and read back; undefined where it cannot be read.
 */
export interface Arg<T> {
  write(value: T): string;
  read(text: string | undefined): T | undefined;
}

/** One of our ids. */
export const idArg: Arg<string> = {
  write: (value) => value,
  read: (text) => (text !== undefined && isUuid(text) ? text : undefined),
};

/** A whole number from 0 to 999,999,999,999,999, so times in milliseconds fit. */
export const numberArg: Arg<number> = {
  write: String,
  read: (text) => (text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined),
};

/** One of a few words. */
export function wordArg<const W extends string>(...words: readonly W[]): Arg<W> {
  return { write: (value) => value, read: (text) => words.find((word) => word === text) };
}

/** An argument that may be missing, as in messages from before it was there. */
export function optionalArg<T>(arg: Arg<T>, otherwise: T): Arg<T> {
  return {
    write: (value) => arg.write(value),
    read: (text) => (text === undefined || text === '' ? otherwise : arg.read(text)),
  };
}

/** An argument of whatever type. */
interface AnyArg {
  write(value: never): string;
  read(text: string | undefined): unknown;
}

type Args = Readonly<Record<string, AnyArg>>;

/** The values that a component's arguments stand for. */
export type ArgValues<A> = { readonly [K in keyof A]: A[K] extends Arg<infer T> ? T : never };

/**
 * The identity of a button, select or form: what its custom id says. Apart from what it does, so
 * that whatever renders it need not know that.
 */
export interface ComponentId<A> {
  readonly name: string;
  readonly version: number;
  /** The custom id with these arguments. */
  with(values: ArgValues<A>): string;
  /**
   * Reads them back.
   * @throws UserError `button-outdated` for arguments that `with` did not write.
   */
  parse(args: readonly string[]): ArgValues<A>;
}

/**
 * Declares a component's name, version and arguments, in their order. Raise the version when the
 * arguments change: older messages then say politely that they are outdated.
 */
export function componentId<const A extends Args>(spec: {
  readonly name: string;
  readonly version: number;
  readonly args: A;
}): ComponentId<A> {
  const { name, version, args } = spec;
  const codecs = Object.entries(args);
  return {
    name,
    version,
    with(values) {
      const texts = codecs.map(([key, arg]) => arg.write(argOf(values, key)));
      return encodeCustomId({ name, version, args: texts });
    },
    parse(texts) {
      if (texts.length > codecs.length) throw new UserError('button-outdated', {});
      const entries = codecs.map(([key, arg], index) => [key, arg.read(texts[index])] as const);
      if (entries.some(([, value]) => value === undefined))
        throw new UserError('button-outdated', {});
      return valuesOf<A>(entries);
    },
  };
}

/** The boundary where values and codecs of one declaration, which share their keys, meet. */
function argOf<A>(values: ArgValues<A>, key: string): never {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both come from one declaration
  return (values as Readonly<Record<string, never>>)[key] as never;
}

/** The same boundary, the other way round. */
function valuesOf<A>(entries: readonly (readonly [string, unknown])[]): ArgValues<A> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each was read by its own codec
  return Object.fromEntries(entries) as ArgValues<A>;
}
