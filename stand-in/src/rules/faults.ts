import type { JsonObject } from '../json.js';
import { DiscordError } from './errors.js';

export type Path = readonly (string | number)[];

interface Fault {
  readonly path: Path;
  readonly code: string;
  readonly message: string;
}

/** Collects what is wrong with a body, so that all of it is told at once, as Discord does. */
export interface Faults {
  add(path: Path, code: string, message: string): void;
  isEmpty(): boolean;
  /** Throws Discord's "Invalid Form Body" where anything was added. */
  throwIfAny(): void;
}

/** An empty collection. */
export function createFaults(): Faults {
  const faults: Fault[] = [];
  return {
    add(path, code, message) {
      faults.push({ path, code, message });
    },
    isEmpty: () => faults.length === 0,
    throwIfAny() {
      if (faults.length > 0)
        throw new DiscordError(400, 50035, 'Invalid Form Body', treeOf(faults, 0));
    },
  };
}

/**
 * `errors` of Discord's answer: nested by field and index, with `_errors` where something is wrong.
 */
function treeOf(faults: readonly Fault[], depth: number): JsonObject {
  const here = faults.filter((fault) => fault.path.length === depth);
  const tree: Record<string, unknown> = {};
  if (here.length > 0) tree._errors = here.map(({ code, message }) => ({ code, message }));
  const keys = new Set(faults.flatMap((fault) => fault.path.slice(depth, depth + 1)));
  for (const key of keys) {
    tree[String(key)] = treeOf(
      faults.filter((fault) => fault.path[depth] === key),
      depth + 1,
    );
  }
  return tree;
}

/** Throws for one fault alone. */
export function refuseField(path: Path, code: string, message: string): never {
  const faults = createFaults();
  faults.add(path, code, message);
  faults.throwIfAny();
  throw new Error('unreachable: a fault was added');
}
