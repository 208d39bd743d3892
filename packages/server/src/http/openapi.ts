import { problems, routes, type RouteRow } from '@bellman/protocol';
import { toJsonSchema } from '@valibot/to-json-schema';

/** OpenAPI 3.1.0 of every REST address, made from `protocol/routes`, so that it cannot lag behind. */
export const openApi = (version: string): object => {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, row] of Object.entries(routes) as [string, RouteRow][]) {
    (paths[row.path] ??= {})[row.method.toLowerCase()] = operation(name, row);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Bellman', version, description: 'Web chat and alerts for councils.' },
    paths,
    components: {
      securitySchemes: {
        staff: { type: 'apiKey', in: 'cookie', name: '__Host-bellman' },
        follower: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Problem: problemSchema },
      responses: {
        Problem: {
          description: 'Refused (RFC 9457); `code` says why',
          content: {
            'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
          },
        },
      },
    },
  };
};

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { enum: Object.keys(problems) },
    params: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
  },
};

const operation = (name: string, row: RouteRow): object => ({
  operationId: name,
  summary: row.summary,
  parameters: [...row.path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => ({
    name: parameter,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  })),
  ...(row.body === undefined
    ? {}
    : {
        requestBody: {
          required: true,
          content: {
            'application/json': {
              // What only code can check (that a service is named once, say) has no place in it.
              schema: toJsonSchema(row.body, { typeMode: 'input', errorMode: 'ignore' }),
            },
          },
        },
      }),
  security: security(row),
  responses: {
    [row.status]: { description: 'Done' },
    default: { $ref: '#/components/responses/Problem' },
  },
});

const security = (row: RouteRow): object[] => {
  if (row.who === 'anyone') return [];
  return row.who === 'follower' ? [{ follower: [] }] : [{ staff: [] }];
};
