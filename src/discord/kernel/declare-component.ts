import { UserError } from '../../errors.js';
import type {
  Answers,
  Component,
  ComponentInput,
  Context,
  FormPage,
  ModalOpener,
  PostedMessage,
  Reply,
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

type Run<A, C, R> = (pressed: Pressed<A, C>) => Either<Step<R>>;

/** Reads the arguments and the choice, and takes the step that they lead to. */
function take<A, C, R>(
  id: ComponentId<A>,
  readChosen: (input: ComponentInput) => C,
  run: Run<A, C, R>,
): (input: ComponentInput, context: Context) => Promise<R> {
  return async (input, context) => {
    const { args, message } = input;
    const pressed = { args: id.parse(args), chosen: readChosen(input), message, context };
    return (await run(pressed)).run(context);
  };
}

function chooseNothing(): null {
  return null;
}

function chooseAny({ values }: ComponentInput): string | null {
  return values[0] ?? null;
}

/** @throws UserError `button-outdated` where nothing was chosen. */
function chooseOne(input: ComponentInput): string {
  const chosen = chooseAny(input);
  if (chosen === null) throw new UserError('button-outdated', {});
  return chosen;
}

/** @throws UserError `button-outdated` where nothing was chosen. */
function chooseSome({ values }: ComponentInput): string[] {
  if (values.length === 0) throw new UserError('button-outdated', {});
  return [...values];
}

/** Declares what a button does. */
export function button<A>(
  id: ComponentId<A>,
  answers: Answers,
  run: Run<A, null, Reply>,
): Component {
  const { name, version } = id;
  return { name, version, answers, execute: take(id, chooseNothing, run) };
}

/** Declares what choosing from a select does. */
export function select<A>(
  id: ComponentId<A>,
  answers: Answers,
  run: Run<A, string, Reply>,
): Component {
  const { name, version } = id;
  return { name, version, answers, execute: take(id, chooseOne, run) };
}

/** A select of which several may be chosen at once. */
export function selectSome<A>(
  id: ComponentId<A>,
  answers: Answers,
  run: Run<A, string[], Reply>,
): Component {
  const { name, version } = id;
  return { name, version, answers, execute: take(id, chooseSome, run) };
}

/** A select that may be emptied: `chosen` is then null. */
export function clearableSelect<A>(
  id: ComponentId<A>,
  answers: Answers,
  run: Run<A, string | null, Reply>,
): Component {
  const { name, version } = id;
  return { name, version, answers, execute: take(id, chooseAny, run) };
}

/** A button that opens a form. The form must be the first response, so this has three seconds. */
export function opener<A>(id: ComponentId<A>, run: Run<A, null, FormPage>): ModalOpener {
  const { name, version } = id;
  return { name, version, answers: 'modal', open: take(id, chooseNothing, run) };
}

/** A select whose choice opens a form. */
export function openingSelect<A>(id: ComponentId<A>, run: Run<A, string, FormPage>): ModalOpener {
  const { name, version } = id;
  return { name, version, answers: 'modal', open: take(id, chooseOne, run) };
}
