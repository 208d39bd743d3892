import { Category, Certainty, Severity, Urgency } from '@bellman/protocol';

/** What may stand in an element. */
export type Content =
  | { readonly is: 'text' | 'time' | 'language' | 'integer' | 'decimal' }
  | { readonly is: 'one of'; readonly of: readonly string[] }
  | { readonly is: 'elements'; readonly of: readonly Particle[] };

/** An element in its place of a sequence, and how often it comes. */
export interface Particle {
  readonly name: string;
  readonly content: Content;
  readonly least: 0 | 1;
  readonly many: boolean;
}

const text: Content = { is: 'text' };
const time: Content = { is: 'time' };
const oneOf = (...of: readonly string[]): Content => ({ is: 'one of', of });
const must = (name: string, content: Content = text): Particle => ({
  name,
  content,
  least: 1,
  many: false,
});
const may = (name: string, content: Content = text): Particle => ({
  name,
  content,
  least: 0,
  many: false,
});
const any = (name: string, content: Content = text): Particle => ({
  name,
  content,
  least: 0,
  many: true,
});
const some = (name: string, content: Content): Particle => ({
  ...{ name, content, least: 1, many: true },
});
const elements = (...of: readonly Particle[]): Content => ({ is: 'elements', of });

const pair = elements(must('valueName'), must('value'));

const resource = elements(
  ...[must('resourceDesc'), must('mimeType'), may('size', { is: 'integer' })],
  ...[may('uri'), may('derefUri'), may('digest')],
);

const area = elements(
  ...[must('areaDesc'), any('polygon'), any('circle'), any('geocode', pair)],
  ...[may('altitude', { is: 'decimal' }), may('ceiling', { is: 'decimal' })],
);

const responses = oneOf(
  ...['Shelter', 'Evacuate', 'Prepare', 'Execute', 'Avoid', 'Monitor', 'Assess'],
  ...['AllClear', 'None'],
);

const info = elements(
  ...[may('language', { is: 'language' }), some('category', oneOf(...Category.options))],
  ...[must('event'), any('responseType', responses)],
  ...[must('urgency', oneOf(...Urgency.options)), must('severity', oneOf(...Severity.options))],
  ...[must('certainty', oneOf(...Certainty.options)), may('audience'), any('eventCode', pair)],
  ...[may('effective', time), may('onset', time), may('expires', time)],
  ...[may('senderName'), may('headline'), may('description'), may('instruction')],
  ...[may('web'), may('contact'), any('parameter', pair)],
  ...[any('resource', resource), any('area', area)],
);

/** `alert` of CAP-v1.2.xsd, element by element: the order matters. */
export const alertContent = elements(
  ...[must('identifier'), must('sender'), must('sent', time)],
  must('status', oneOf('Actual', 'Exercise', 'System', 'Test', 'Draft')),
  must('msgType', oneOf('Alert', 'Update', 'Cancel', 'Ack', 'Error')),
  ...[may('source'), must('scope', oneOf('Public', 'Restricted', 'Private'))],
  ...[may('restriction'), may('addresses'), any('code'), may('note'), may('references')],
  ...[may('incidents'), any('info', info)],
);
