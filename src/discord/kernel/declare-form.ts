import { ComponentType } from 'discord.js';
import type { Answers, Context, FormPage, Modal } from './command.js';
import type { ArgValues, ComponentId } from './component-id.js';
import type { Field, FieldWords } from './form-field.js';
import type { Step } from './step.js';

/** What was typed or chosen, by field; empty where nothing was. */
type Sent<F> = { readonly [K in keyof F]: string };

interface PageWords<F> {
  /** Cut to the 45 characters that a title holds (developer docs, Modal). */
  readonly title: string;
  /** A field without words is left out. */
  readonly fields: { readonly [K in keyof F]?: FieldWords | undefined };
}

/** The layout of a form, apart from what it does, for what opens it. */
export interface FormLayout<A, F> {
  readonly id: ComponentId<A>;
  readonly fields: F;
  page(args: ArgValues<A>, words: PageWords<F>): FormPage;
}

const maxTitle = 45;

/** Declares the fields of a form. */
export function formLayout<A, const F extends Readonly<Record<string, Field>>>(
  id: ComponentId<A>,
  fields: F,
): FormLayout<A, F> {
  return {
    id,
    fields,
    page: (args, words) => ({
      custom_id: id.with(args),
      title: words.title.slice(0, maxTitle),
      components: Object.entries(fields).flatMap(([key, field]) => {
        const said = words.fields[key];
        if (said === undefined) return [];
        const { label, description } = said;
        const shown = description === undefined ? {} : { description };
        return [{ type: ComponentType.Label, label, ...shown, component: field.build(key, said) }];
      }),
    }),
  };
}

/** Declares what a sent form does. */
export function form<A, F extends Readonly<Record<string, Field>>>(
  layout: FormLayout<A, F>,
  answers: Answers,
  run: (sent: {
    readonly args: ArgValues<A>;
    readonly fields: Sent<F>;
    readonly context: Context;
  }) => Step | Promise<Step>,
): Modal {
  const { id, fields } = layout;
  return {
    name: id.name,
    version: id.version,
    answers,
    async execute({ args, fields: sent }, context) {
      const entries = Object.keys(fields).map((key) => [key, sent.get(key) ?? ''] as const);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are the layout's own
      const values = Object.fromEntries(entries) as Sent<F>;
      return (await run({ args: id.parse(args), fields: values, context })).run(context);
    },
  };
}
