import { z } from 'zod';
import { allActs } from '../../acts/all-acts.js';

const resultSchema = {
  oneOf: [
    {
      type: 'object',
      required: ['success', 'data'],
      properties: { success: { const: true }, data: {} },
    },
    { $ref: '#/components/schemas/Refused' },
  ],
};

const refusedSchema = {
  type: 'object',
  required: ['success', 'error', 'code', 'params', 'field'],
  properties: {
    success: { const: false },
    error: { type: 'string', description: 'What happened and what can be done, for people.' },
    code: { type: 'string' },
    params: { type: 'object' },
    field: { type: ['string', 'null'] },
  },
};

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same at each try of one press: it happens once, and the answers are alike.',
  schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,100}$' },
};

function jsonOf(schema: unknown) {
  return { content: { 'application/json': { schema } } };
}

function answersWith(schema: unknown, description: string) {
  return {
    '200': { description, ...jsonOf(schema) },
    default: { description: 'Refused.', ...jsonOf({ $ref: '#/components/schemas/Refused' }) },
  };
}

/** One path an act, its input from the act's own schema. */
function describeActs(): (readonly [string, unknown])[] {
  return [...allActs.values()].map((act) => [
    `/admin/api/actions/${act.name}`,
    {
      post: {
        operationId: act.name,
        summary: `For ${act.access === 'author' ? 'whose it is, or a host' : act.access}.`,
        parameters: [idempotencyKey],
        requestBody: jsonOf(z.toJSONSchema(act.input, { io: 'input', unrepresentable: 'any' })),
        responses: answersWith({ $ref: '#/components/schemas/Result' }, 'What changed.'),
      },
    },
  ]);
}

/** The OpenAPI document of race control's interface for programs. */
export function describeApi(): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Party OS race control', version: '1' },
    security: [{ key: [] }],
    paths: {
      '/admin/api/state': {
        get: {
          operationId: 'state',
          responses: answersWith(
            { type: 'object', additionalProperties: { type: ['string', 'number'] } },
            'One flat object of texts and numbers.',
          ),
        },
      },
      '/admin/api/events': {
        get: {
          operationId: 'events',
          responses: {
            '200': {
              description: 'Server-sent events; Last-Event-ID resumes.',
              content: { 'text/event-stream': { schema: { type: 'string' } } },
            },
          },
        },
      },
      ...Object.fromEntries(describeActs()),
    },
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas: { Result: resultSchema, Refused: refusedSchema },
    },
  };
}
