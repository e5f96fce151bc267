import { componentId } from './button.js';
import type { Check } from './shape.js';
import { address, filled, optional, required, shape, text, truth } from './shape.js';

/** A picture or file by address; `attachment://name` means a file sent along. */
export const media: Check = shape({ url: required(address(['http', 'https', 'attachment'])) });

/**
 * Parts of sections and the file component
 * (https://discord.com/developers/docs/components/reference).
 */
export const sectionParts = {
  text: shape({ ...componentId, content: required(filled(4000)) }),
  thumbnail: shape({
    ...componentId,
    media: required(media),
    description: optional(text({ max: 1024 })),
    spoiler: optional(truth),
  }),
  attached: shape({ url: required(address(['attachment'])) }),
} as const;
