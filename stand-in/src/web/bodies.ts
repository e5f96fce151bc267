import { z } from 'zod';
import { ActingError } from '../acting/refusal.js';
import { faultBody } from '../faults/fault.js';

/**
 * The control API's bodies. `force` and `deliver` are a way to send what no client would. Flags of
 * roles stand beside what is named here.
 */
const who = z.string().min(1).max(2000);
const line = z.string().max(20_000);
const times = z.number().int().min(1).max(50);
const place = {
  channel: z.string().max(200).exactOptional(),
  guild: z.string().max(200).exactOptional(),
};
const roles = z.array(z.string().max(100)).max(50);
const dms = z.enum(['open', 'closed']);

export const bodies = {
  person: z.looseObject({
    name: z
      .string()
      .max(1000)
      .refine((name) => name.trim() !== '', 'must not be blank'),
    roles: roles.exactOptional(),
    dms: dms.exactOptional(),
    guild: z.string().min(1).max(100).exactOptional(),
  }),
  personChange: z.looseObject({
    dms: dms.exactOptional(),
    roles: roles.exactOptional(),
    present: z.boolean().exactOptional(),
  }),
  command: z.object({
    as: who,
    command: line,
    deliver: times.exactOptional(),
    force: z.boolean().exactOptional(),
    ...place,
  }),
  autocomplete: z.object({ as: who, command: line, focus: z.string().max(100), ...place }),
  component: z.object({
    as: who,
    messageId: z.string().max(30),
    customId: z.string().max(1000),
    values: z.array(z.string().max(1000)).max(100).exactOptional(),
    force: z.boolean().exactOptional(),
    deliver: times.exactOptional(),
  }),
  modal: z.object({
    as: who,
    interactionId: z.string().max(30),
    fields: z.record(
      z.string(),
      z.union([z.string().max(10_000), z.array(z.string().max(1000)).max(50)]),
    ),
    force: z.boolean().exactOptional(),
    deliver: times.exactOptional(),
  }),
  /** Empty as well, so that the button may post nothing. */
  demo: z.object({ pauseMs: z.number().int().min(0).max(60_000).exactOptional() }).optional(),
  demoChange: z.object({
    speed: z.number().min(0.25).max(16).exactOptional(),
    skip: z.boolean().exactOptional(),
    stop: z.boolean().exactOptional(),
  }),
  said: z.object({ as: who, content: z.string().max(2000), ...place }),
  channelChange: z.object({
    deny: z.array(z.string().max(50)).max(50),
    guild: z.string().max(100).exactOptional(),
  }),
  fault: faultBody,
} as const;

/** The body in its form; 400 with a sentence that says what is wrong otherwise. */
export function readAs<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const place = issue?.path.join('.') ?? '';
  throw new ActingError(
    400,
    `That body cannot be understood: ${place === '' ? '' : `${place}: `}${issue?.message ?? 'invalid'}.`,
  );
}
