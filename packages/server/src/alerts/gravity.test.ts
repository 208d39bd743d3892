import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PublicAlert } from '@bellman/protocol';
import { gravestFirst } from './gravity.js';

type Given = Pick<PublicAlert, 'severity' | 'exercise' | 'type'> & { readonly name: string };
const of = (name: string, severity: Given['severity'], more: Partial<Given> = {}): Given => ({
  ...{ name, severity, exercise: false, type: 'alert' },
  ...more,
});

test('the gravest is first, an all-clear stands where its danger stood, drills are last', () => {
  const given = [
    of('drill', 'Extreme', { exercise: true }),
    of('news', 'Unknown'),
    of('bins', 'Minor'),
    of('bins are back', 'Minor', { type: 'all-clear' }),
    of('wind', 'Severe', { type: 'update' }),
    of('dam is safe', 'Extreme', { type: 'all-clear' }),
    of('roads', 'Moderate'),
    of('newer flood', 'Extreme'),
    of('older flood', 'Extreme', { type: 'correction' }),
  ];
  assert.deepEqual(
    gravestFirst(given).map(({ name }) => name),
    [
      ...['newer flood', 'older flood', 'dam is safe', 'wind', 'roads', 'bins', 'bins are back'],
      ...['news', 'drill'],
    ],
  );
  assert.equal(given[0]?.name, 'drill', 'what was given stays as it is');
});
