import { limits, problems, routes, SenderId, type RouteRow } from '@bellman/protocol';
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
        resident: { type: 'http', scheme: 'bearer' },
        key: { type: 'http', scheme: 'bearer' },
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
  ...requestBody(row),
  security: security(row),
  responses: {
    [row.status]: { description: 'Done' },
    default: { $ref: '#/components/responses/Problem' },
  },
});

const requestBody = (row: RouteRow): object => {
  const content = contentOf(row);
  return content === null ? {} : { requestBody: { required: true, content } };
};

const contentOf = ({ body, upload, text }: RouteRow): object | null => {
  if (text !== undefined) return { [text]: { schema: { type: 'string' } } };
  if (upload === true) return { 'multipart/form-data': { schema: uploadSchema } };
  if (body === undefined) return null;
  // What only code can check (that a service is named once, say) has no place in it.
  const schema = toJsonSchema(body, { typeMode: 'input', errorMode: 'ignore' });
  return { 'application/json': { schema } };
};

/** The fields in this order: what a file belongs to must be known before its bytes come. */
const uploadSchema = {
  type: 'object',
  required: ['id', 'file'],
  properties: {
    id: {
      ...toJsonSchema(SenderId, { typeMode: 'input' }),
      description: 'Made by the sender; a repeat with the same bytes answers the same message',
    },
    alt: {
      type: 'string',
      maxLength: limits.fileAltLength,
      description: 'What an image shows',
    },
    file: {
      type: 'string',
      contentMediaType: 'application/octet-stream',
      description: `A JPEG, PNG or WebP of at most ${limits.imagePixels / 1e6} megapixels, or a PDF; at most ${limits.fileBytes} bytes`,
    },
  },
};

const security = (row: RouteRow): object[] => {
  if (row.who === 'anyone') return [];
  if (row.who === 'follower' || row.who === 'resident' || row.who === 'key')
    return [{ [row.who]: [] }];
  return [{ staff: [] }];
};
