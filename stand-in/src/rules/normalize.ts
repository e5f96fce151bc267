import {
  defined,
  integerOf,
  isObject,
  type JsonObject,
  listOf,
  objectOf,
  objectsOf,
  textOf,
} from '../json.js';
import { entitySelectTypes, componentType as kind, selectTypes } from './component-types.js';

/** Checked embeds as Discord stores them: `type` rich, nothing null, `inline` always there. */
export function normalizeEmbeds(value: unknown): readonly JsonObject[] {
  return objectsOf(value).map((embed) =>
    defined({
      ...withoutNull(embed),
      type: 'rich',
      color: integerOf(embed.color),
      image: picture(embed.image),
      thumbnail: picture(embed.thumbnail),
      author: isObject(embed.author) ? withoutNull(embed.author) : undefined,
      footer: isObject(embed.footer) ? withoutNull(embed.footer) : undefined,
      fields: Array.isArray(embed.fields)
        ? objectsOf(embed.fields).map((field) => ({
            name: field.name,
            value: field.value,
            inline: field.inline === true,
          }))
        : undefined,
    }),
  );
}

function picture(value: unknown): JsonObject | undefined {
  const url = textOf(objectOf(value).url);
  return url === undefined ? undefined : { url, proxy_url: url };
}

/**
 * Checked components as Discord stores them: every one has an id, and what was left out has its
 * default.
 */
export function normalizeComponents(value: unknown, nextId: () => string): readonly JsonObject[] {
  const taken = new Set<number>();
  collectIds(value, taken);
  let last = 0;
  const number = (): number => {
    do last += 1;
    while (taken.has(last));
    return last;
  };
  return objectsOf(value).map((component) => normalizeOne(component, number, nextId));
}

function collectIds(value: unknown, taken: Set<number>): void {
  for (const part of objectsOf(value)) {
    const id = integerOf(part.id);
    if (id !== undefined && id !== 0) taken.add(id);
    collectIds(part.components, taken);
    collectIds([part.accessory, part.component], taken);
  }
}

function normalizeOne(part: JsonObject, number: () => number, nextId: () => string): JsonObject {
  const type = integerOf(part.type) ?? 0;
  const inner = (value: unknown) => normalizeOne(objectOf(value), number, nextId);
  const own = integerOf(part.id);
  const id = own === undefined || own === 0 ? number() : own;
  return defined({
    ...withoutNull(part),
    ...defaultsOf(type, part, nextId),
    type,
    id,
    style: type === kind.button || type === kind.textInput ? integerOf(part.style) : undefined,
    components: Array.isArray(part.components) ? listOf(part.components).map(inner) : undefined,
    accessory: isObject(part.accessory) ? inner(part.accessory) : undefined,
    component: isObject(part.component) ? inner(part.component) : undefined,
  });
}

function defaultsOf(type: number, part: JsonObject, nextId: () => string): JsonObject {
  if (selectTypes.includes(type)) {
    const range = {
      min_values: integerOf(part.min_values) ?? 1,
      max_values: integerOf(part.max_values) ?? 1,
    };
    return entitySelectTypes.includes(type)
      ? range
      : { ...range, options: objectsOf(part.options).map(withoutNull) };
  }
  const spoiler = part.spoiler === true;
  if (type === kind.container)
    return { accent_color: integerOf(part.accent_color) ?? null, spoiler };
  if (type === kind.separator)
    return { divider: part.divider !== false, spacing: integerOf(part.spacing) ?? 1 };
  if (type === kind.thumbnail)
    return {
      media: unfurled(part.media, nextId),
      description: textOf(part.description) ?? null,
      spoiler,
    };
  if (type === kind.file)
    return { file: unfurled(part.file, nextId), name: null, size: null, spoiler };
  if (type === kind.gallery) {
    return {
      items: objectsOf(part.items).map((item) => ({
        media: unfurled(item.media, nextId),
        description: textOf(item.description) ?? null,
        spoiler: item.spoiler === true,
      })),
    };
  }
  return {};
}

function unfurled(value: unknown, nextId: () => string): JsonObject {
  const url = textOf(objectOf(value).url) ?? '';
  return { id: nextId(), url, proxy_url: url, width: null, height: null, content_type: null };
}

function withoutNull(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== null));
}
