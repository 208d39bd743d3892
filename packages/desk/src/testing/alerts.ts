import type {
  AlertPreview,
  AlertReport,
  AreaShape,
  AudienceCount,
  StaffAlert,
} from '@bellman/protocol';
import { NOW, sam } from './parts.js';

/** Alerts and areas for the views under test. */

const ward = (code: string, name: string, west: number): AreaShape => ({
  kind: 'ward',
  code,
  name,
  population: 9_145,
  polygons: [
    [
      [
        [west, 513_000_000],
        [west + 100_000, 513_000_000],
        [west + 100_000, 513_100_000],
        [west, 513_100_000],
        [west, 513_000_000],
      ],
    ],
  ],
});

export const wards: readonly AreaShape[] = [
  ward('E05009355', 'Fleet Central', -8_400_000),
  ward('E05009359', 'Hook', -8_300_000),
];

/** How an alert in English will look, as a relay says it. */
export const previewOf = (headline: string, hints: AlertPreview['hints'] = []): AlertPreview => ({
  languages: ['en'],
  push: { en: { title: headline, body: 'The Whitewater is over its banks.' } },
  email: { en: { subject: headline, text: `${headline}\n\nGo upstairs.` } },
  page: { en: `<article><p>${headline}</p></article>` },
  hints,
});

/** More wards than are read at a glance, with Hook and Fleet Central among them. */
export const manyWards: readonly AreaShape[] = [
  ...['Blackwater', 'Crookham', 'Hartley Wintney', 'Odiham', 'Yateley East', 'Yateley West'].map(
    (name, at) => ward(`E0500940${at}`, name, -8_200_000 + at * 100_000),
  ),
  ward('E05009355', 'Fleet Central', -8_400_000),
  ward('E05009359', 'Hook', -8_300_000),
];

/** So many followers in Hook. */
export const audienceOf = (followers: number | null): AudienceCount => ({
  followers,
  channels: followers,
  byArea: [],
  population: 9_845,
  line: null,
});

/** An alert by somebody else that Sam may approve; with some of its fields set. */
export const staffAlert = (fields: Partial<StaffAlert> = {}): StaffAlert => ({
  id: '01970000-0000-7000-8000-0000000000f1',
  council: 'hart',
  line: '01970000-0000-7000-8000-0000000000f1',
  version: 1,
  ...{ type: 'alert', versions: [], category: 'Met', buffer: 0, exercise: false },
  ...{ followable: false, partner: null, partnerName: null, sendAt: null, waiting: null },
  ...{ source: { from: 'desk', notes: [] }, alone: false },
  kind: 'emergency',
  severity: 'Severe',
  urgency: 'Immediate',
  certainty: 'Observed',
  texts: {
    en: {
      headline: 'Flooding in Hook',
      what: 'The Whitewater is over its banks.',
      instruction: 'Go upstairs.',
    },
  },
  where: [{ type: 'area', code: 'E05009359' }],
  services: [],
  link: '',
  expiresAt: NOW + 3_600_000,
  state: 'submitted',
  revision: 4,
  hash: 'a'.repeat(64),
  author: { id: '01970000-0000-7000-8000-0000000000bb', name: 'Pat' },
  areas: [{ kind: 'ward', code: 'E05009359', name: 'Hook', population: 9_845 }],
  steps: [
    {
      event: 'submit',
      from: 'draft',
      to: 'submitted',
      by: { id: sam.id, name: 'Pat' },
      at: NOW,
      reason: '',
    },
  ],
  approvedFollowers: null,
  counts: null,
  may: ['approve', 'return', 'reject'],
  createdAt: NOW,
  updatedAt: NOW,
  sentAt: null,
  ...fields,
});

/** What became of twelve messages. */
export const outcomes = {
  accepted: 7,
  shown: 4,
  opened: 1,
  gone: 1,
  failed: 0,
  pending: 4,
  held: 2,
};
/** The report of an alert with them. */
export const report: AlertReport = {
  total: outcomes,
  byHost: [{ host: 'updates.push.services.mozilla.com', ...outcomes }],
  byArea: [
    {
      area: { kind: 'ward', code: 'E05009359', name: 'Hook', population: 9_845 },
      ...{ accepted: 6, gone: 0, failed: 0, pending: 2 },
    },
    { area: null, accepted: 1, gone: 1, failed: 0, pending: 2 },
  ],
  times: { half: 300, p95: 61_000, last: null },
  trouble: [
    {
      ...{ host: 'updates.push.services.mozilla.com', state: 'refuses', status: 403 },
      until: null,
    },
  ],
  line: { had: 9, newly: 3 },
};
