import { z } from 'zod';

/** What the gateway can do to connected clients. */
export const disturbances = [
  'cut',
  'reconnect',
  'invalidate',
  'invalidate-resumable',
  'freeze',
] as const;

/**
 * `cut`: sockets break; `reconnect`: op 7; `invalidate`: op 9, session gone;
 * `invalidate-resumable`: op 9, session kept; `freeze`: no more answers.
 */
export type Disturbance = (typeof disturbances)[number];

const maxCount = 10_000;
const maxWaitMs = 10 * 60_000;
const common = {
  /** How many requests, connections or events it strikes; default 1. */
  count: z.number().int().min(1).max(maxCount).default(1),
};
/** Such as `POST /channels/:id/messages`; without a method every one, without a route all. */
const route = z
  .string()
  .max(300)
  .regex(/^([A-Z]+ )?\//, 'begins with a method or a slash')
  .exactOptional();
const onRoute = {
  ...common,
  route,
  /** The request is acted on first; only its answer suffers. */
  accepted: z.boolean().default(false),
};

/** The body of `POST /faults`. */
export const faultBody = z.discriminatedUnion('fault', [
  z.strictObject({
    fault: z.literal('status'),
    status: z.number().int().min(400).max(599).default(500),
    code: z.number().int().min(0).default(0),
    message: z.string().max(500).exactOptional(),
    ...onRoute,
  }),
  z.strictObject({ fault: z.literal('accepted-then-500'), ...common, route }),
  z.strictObject({
    fault: z.literal('stall'),
    /** Without it the answer never comes. */
    delayMs: z.number().int().min(0).max(maxWaitMs).exactOptional(),
    ...onRoute,
  }),
  z.strictObject({
    fault: z.literal('html'),
    status: z.number().int().min(200).max(599).default(200),
    ...onRoute,
  }),
  z.strictObject({ fault: z.literal('reset'), ...onRoute }),
  z.strictObject({
    fault: z.literal('rate-limit'),
    /** Seconds. */
    retryAfter: z.number().min(0).max(3600).default(1),
    global: z.boolean().default(false),
    ...common,
    route,
  }),
  z.strictObject({
    fault: z.literal('gateway-drop'),
    how: z.enum(disturbances).default('cut'),
    ...common,
  }),
  z.strictObject({
    fault: z.literal('duplicate-delivery'),
    event: z.string().max(60).default('INTERACTION_CREATE'),
    times: z.number().int().min(2).max(50).default(2),
    ...common,
  }),
]);

/** A fault as it is ordered; what is left out has its default. */
export type FaultInput = z.input<typeof faultBody>;
export type Fault = z.output<typeof faultBody>;
/** A fault that strikes requests. */
export type RequestFault = Exclude<
  Fault,
  { readonly fault: 'gateway-drop' | 'duplicate-delivery' }
>;
