import { ComponentType } from 'discord.js';
import { guestOptions, isUserError, UserError } from '../../errors.js';
import { keepDraft, readDraft } from '../../party/command-draft.js';
import { readRaceList } from '../../racing/list-races.js';
import { text } from '../../text/index.js';
import { buttonRow } from './button-row.js';
import type { Command, Component, Context, Reply } from './command.js';
import { componentId, idArg, wordArg } from './component-id.js';
import { button, select } from './declare-component.js';
import { type CommandOptions, type OptionValue, withOption } from './options.js';

/** The options that a choice can fill in. */
const choosable = ['race', ...guestOptions] as const;

const chooseId = componentId({
  name: 'choose',
  version: 1,
  args: { draft: idArg, option: wordArg(...choosable) },
});

/** What a button says to a refusal: the command again, and this time it is meant. */
const insistId = componentId({
  name: 'insist',
  version: 1,
  args: { draft: idArg, option: wordArg('new') },
});

interface Choice {
  readonly id: string;
  readonly name: string;
  /** What tells it from another of the same name. */
  readonly hint?: string;
}

interface Question {
  /** The option that the choice fills in. */
  readonly option: (typeof choosable)[number];
  readonly sentence: string;
  readonly choices: readonly Choice[];
}

/** A select holds 25 options, a label or description 100 characters (developer docs, Component Reference). */
const maxChoices = 25;
const maxLabel = 100;

function readQuestion(error: unknown): Question | null {
  if (!isUserError(error)) return null;
  if (error.option === null) return null;
  if (error.code === 'several-races') {
    return {
      option: error.option,
      sentence: text.choose.race,
      choices: error.params.races.map(({ id, title }) => ({ id, name: title })),
    };
  }
  if (error.code === 'guest-ambiguous') {
    const { input, guests } = error.params;
    const hidden = guests.length - maxChoices;
    const more = hidden > 0 ? [text.choose.more({ hidden })] : [];
    return {
      option: error.option,
      sentence: [text.choose.guest({ input }), ...more].join(' '),
      choices: guests.map(({ id, name, ...seat }) => ({
        id,
        name,
        hint: text.choose.guestHint(seat),
      })),
    };
  }
  return null;
}

/** A race with its state and pot, as far as the host's list of races knows it. */
async function hintRaces(choices: readonly Choice[], { db, party }: Context) {
  const known = new Map((await readRaceList(db, party.id)).map((race) => [race.id, race]));
  return choices.map((choice): Choice => {
    const race = known.get(choice.id);
    return race === undefined ? choice : { ...choice, hint: text.choose.raceHint(race) };
  });
}

/**
 * Turns a refusal that one choice mends (which race, which guest) into a select; the command is
 * kept as a row until the choice is made, so that it works after a restart too. Null for every
 * other error.
 */
export async function askForChoice(
  error: unknown,
  command: string,
  options: CommandOptions,
  context: Context,
): Promise<Reply | null> {
  const question = readQuestion(error);
  if (question === null) return askWhetherMeant(error, command, options, context);
  const draftId = await keepCommand(command, options, context);
  const { option, choices } = question;
  const shown = option === 'race' ? await hintRaces(choices, context) : choices;
  const menu = {
    type: ComponentType.StringSelect as const,
    custom_id: chooseId.with({ draft: draftId, option }),
    placeholder: text.choose.placeholder,
    options: shown.slice(0, maxChoices).map(({ id, name, hint }) => ({
      label: name.slice(0, maxLabel),
      value: id,
      ...(hint === undefined ? {} : { description: hint.slice(0, maxLabel) }),
    })),
  };
  return {
    answer: {
      content: question.sentence,
      components: [{ type: ComponentType.ActionRow, components: [menu] }],
    },
  };
}

function keepCommand(
  command: string,
  { subcommand, values }: CommandOptions,
  { db, party, actor, clock }: Context,
): Promise<string> {
  const draft = { command, options: { subcommand, values } };
  return keepDraft(db, { partyId: party.id, caller: actor.caller, ...draft }, clock);
}

/** A refusal that only asks whether it is meant: its sentence, with a button that says so. */
async function askWhetherMeant(
  error: unknown,
  command: string,
  options: CommandOptions,
  context: Context,
): Promise<Reply | null> {
  if (!isUserError(error) || error.code !== 'lap-too-late') return null;
  const draft = await keepCommand(command, options, context);
  const button = { label: text.buttons.openNewRace, style: 'primary' } as const;
  const row = buttonRow({ ...button, id: insistId.with({ draft, option: 'new' }) });
  return { answer: { ...context.renderRefusal(error), components: [row] } };
}

/** The button of `askWhetherMeant`: runs the kept command again with that option. */
export function createInsistButton(commands: readonly Command[]): Component {
  return button(insistId, 'update', ({ args: { draft, option } }) => ({
    run: (context) => runDraft(commands, draft, option, true, context),
  }));
}

/**
 * The select of `askForChoice`: runs the kept command again with what was chosen. Asks on where one
 * more choice is needed.
 */
export function createChooseSelect(commands: readonly Command[]): Component {
  return select(chooseId, 'update', ({ args: { draft: draftId, option }, chosen }) => ({
    run: (context) => runDraft(commands, draftId, option, chosen, context),
  }));
}

/** Runs the command that was kept, with one option more. */
async function runDraft(
  commands: readonly Command[],
  draftId: string,
  option: string,
  value: OptionValue,
  context: Context,
): Promise<Reply> {
  const { db, party, actor } = context;
  const draft = await readDraft(db, { partyId: party.id, caller: actor.caller, draftId });
  const command = commands.find(({ data }) => data.name === draft?.command);
  if (draft === null) throw new UserError('not-found', { what: 'offer' });
  if (command === undefined) throw new UserError('button-outdated', {});
  return runOrAsk(command, withOption(draft.options, option, value), context);
}

/** Runs a command; a refusal that one choice mends becomes a select. */
export async function runOrAsk(
  command: Command,
  options: CommandOptions,
  context: Context,
): Promise<Reply> {
  try {
    return await command.execute(options, context);
  } catch (error) {
    const question = await askForChoice(error, command.data.name, options, context);
    if (question === null) throw error;
    return question;
  }
}
