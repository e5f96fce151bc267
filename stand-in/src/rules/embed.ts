import { isObject, type JsonObject, lengthOf, objectOf, objectsOf, textOf } from '../json.js';
import type { Faults, Path } from './faults.js';
import type { Check } from './shape.js';
import {
  address,
  filled,
  instant,
  integer,
  list,
  missing,
  optional,
  required,
  shape,
  text,
  truth,
} from './shape.js';

/** Limits of https://discord.com/developers/docs/resources/message#embed-object-embed-limits. */
const maxInAll = 6000;
const web = ['http', 'https'];
const picture = optional(shape({ url: required(address([...web, 'attachment'])) }));

const embedShape = shape({
  title: optional(text({ max: 256 })),
  description: optional(text({ max: 4096 })),
  url: optional(address(web)),
  color: optional(integer({ min: 0, max: 0xffffff })),
  timestamp: optional(instant),
  author: optional(
    shape({
      name: required(filled(256)),
      url: optional(address(web)),
      icon_url: optional(address([...web, 'attachment'])),
    }),
  ),
  footer: optional(
    shape({ text: required(filled(2048)), icon_url: optional(address([...web, 'attachment'])) }),
  ),
  image: picture,
  thumbnail: picture,
  fields: optional(
    list(
      shape({
        name: required(filled(256)),
        value: required(filled(1024)),
        inline: optional(truth),
      }),
      {
        max: 25,
      },
    ),
  ),
});

const shown = ['title', 'description', 'author', 'footer', 'image', 'thumbnail', 'fields'];

const embed: Check = (value, path, faults) => {
  embedShape(value, path, faults);
  if (isObject(value) && shown.every((name) => isBlank(value[name])))
    missing([...path, 'description'], faults);
};

function isBlank(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

const embeds = list(embed, { max: 10 });

/** Checks a message's embeds, also their length together. */
export function checkEmbeds(value: unknown, path: Path, faults: Faults): void {
  embeds(value, path, faults);
  const total = objectsOf(value).reduce((sum, one) => sum + embedLength(one), 0);
  if (total > maxInAll)
    faults.add(path, 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${maxInAll}`);
}

function embedLength(one: JsonObject): number {
  const fields = objectsOf(one.fields).flatMap((field) => [field.name, field.value]);
  return [
    one.title,
    one.description,
    objectOf(one.author).name,
    objectOf(one.footer).text,
    ...fields,
  ].reduce<number>((sum, part) => sum + lengthOf(textOf(part) ?? ''), 0);
}
