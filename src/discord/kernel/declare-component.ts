import { UserError } from '../../errors.js';
import type {
  Answers,
  Component,
  ComponentInput,
  Context,
  FormPage,
  ModalOpener,
  PostedMessage,
} from './command.js';
import type { ArgValues, ComponentId } from './component-id.js';
import type { Step } from './step.js';

type Either<T> = T | Promise<T>;

/** What a component does with its arguments; `chosen` is what was picked in a select. */
interface Pressed<A, C> {
  readonly args: ArgValues<A>;
  readonly chosen: C;
  readonly message: PostedMessage;
  readonly context: Context;
}

function read<A>(
  id: ComponentId<A>,
  { args, values, message }: ComponentInput,
  context: Context,
): Pressed<A, string | null> {
  return { args: id.parse(args), chosen: values[0] ?? null, message, context };
}

/**
 * A choice that was made, where none makes no sense.
 * @throws UserError `button-outdated`.
 */
function requireChosen<A>(pressed: Pressed<A, string | null>): Pressed<A, string> {
  if (pressed.chosen === null) throw new UserError('button-outdated', {});
  return { ...pressed, chosen: pressed.chosen };
}

/** Declares what a button does. */
export function button<A>(
  id: ComponentId<A>,
  answers: Answers,
  run: (pressed: Pressed<A, null>) => Either<Step>,
): Component {
  return {
    name: id.name,
    version: id.version,
    answers,
    async execute(input, context) {
      return (await run({ ...read(id, input, context), chosen: null })).run(context);
    },
  };
}

/** Declares what choosing from a select does. */
export function select<A>(
  id: ComponentId<A>,
  answers: Answers,
  run: (pressed: Pressed<A, string>) => Either<Step>,
): Component {
  return {
    name: id.name,
    version: id.version,
    answers,
    async execute(input, context) {
      return (await run(requireChosen(read(id, input, context)))).run(context);
    },
  };
}

/** A select that may be emptied: `chosen` is then null. */
export function clearableSelect<A>(
  id: ComponentId<A>,
  answers: Answers,
  run: (pressed: Pressed<A, string | null>) => Either<Step>,
): Component {
  return {
    name: id.name,
    version: id.version,
    answers,
    async execute(input, context) {
      return (await run(read(id, input, context))).run(context);
    },
  };
}

/** A button that opens a form. The form must be the first response, so this has three seconds. */
export function opener<A>(
  id: ComponentId<A>,
  run: (pressed: Pressed<A, null>) => Either<Step<FormPage>>,
): ModalOpener {
  return {
    name: id.name,
    version: id.version,
    answers: 'modal',
    async open(input, context) {
      return (await run({ ...read(id, input, context), chosen: null })).run(context);
    },
  };
}

/** A select whose choice opens a form. */
export function openingSelect<A>(
  id: ComponentId<A>,
  run: (pressed: Pressed<A, string>) => Either<Step<FormPage>>,
): ModalOpener {
  return {
    name: id.name,
    version: id.version,
    answers: 'modal',
    async open(input, context) {
      return (await run(requireChosen(read(id, input, context)))).run(context);
    },
  };
}
