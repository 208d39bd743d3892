import type { CouncilSettingsInput } from '../councils/settings.js';

/** A demo council and its files under `demo/`. */
export interface DemoCouncil {
  readonly id: string;
  readonly settings: CouncilSettingsInput;
  readonly areas: string;
  readonly population?: string;
  readonly postcodes: { readonly file: string; readonly rows: number };
}

const service = (
  id: string,
  en: string,
  cy: string,
  more: { chat?: boolean; alerts?: boolean; sensitive?: boolean } = {},
) => ({
  id,
  names: { en, cy },
  chat: true,
  alerts: true,
  ...more,
});

const services = [
  service('waste', 'Waste and recycling', 'Gwastraff ac ailgylchu'),
  service('council-tax', 'Council Tax', 'Treth Gyngor'),
  service('planning', 'Planning', 'Cynllunio'),
  service('housing-advice', 'Housing advice', 'Cyngor ar dai', { alerts: false, sensitive: true }),
  service('flooding', 'Flooding', 'Llifogydd', { chat: false }),
];

export const demoCouncils: readonly DemoCouncil[] = [
  {
    id: 'hart',
    settings: {
      name: 'Hart District Council',
      shortName: 'Hart',
      // Welsh beside English, so that the demo shows a council of two languages.
      languages: ['en', 'cy'],
      brand: { base: 'govuk', brand: '#24234E', button: '#24234E' },
      services,
      contact: { url: 'https://www.hart.example/contact', phone: '01632 960 122' },
      privacyUrl: 'https://www.hart.example/privacy',
      pushContact: 'mailto:webteam@hart.example',
      routing: { wrapUp: 'offered' },
      // Its people sign in by password alone: the demo listens on this machine only.
      alerting: { secondStep: false },
    },
    areas: 'hart/wards.geojson',
    population: 'hart/ward-population.csv',
    postcodes: { file: 'hart/codepoint-open-hart.csv', rows: 2_752 },
  },
  {
    id: 'rushmoor',
    settings: {
      name: 'Rushmoor Borough Council',
      shortName: 'Rushmoor',
      brand: { base: 'govuk' },
      services,
      contact: { url: 'https://www.rushmoor.example/contact', phone: '01632 960 399' },
      privacyUrl: 'https://www.rushmoor.example/privacy',
      pushContact: 'mailto:webteam@rushmoor.example',
      alerting: { secondStep: false },
    },
    areas: 'rushmoor/district.geojson',
    postcodes: { file: 'rushmoor/codepoint-open-rushmoor.csv', rows: 2_257 },
  },
];

/** So that one visitor can try with as many chats as they like. */
export const demoCapacity = 10;

const inBoth = (role: string) => ['hart', 'rushmoor'].map((council) => ({ council, role }));
const inHart = (role: string) => [{ council: 'hart', role }];

/** What the people of `http/demo-guide` are, by their address. */
export const demoRoles: Readonly<Record<string, readonly { council: string; role: string }[]>> = {
  'sam@hart.example': inBoth('advisor'),
  'jo@hart.example': inBoth('advisor'),
  'lee@hart.example': inBoth('supervisor'),
  'pat@hart.example': inHart('planner'),
  'alex@hart.example': inHart('approver'),
  'kim@police.example': inHart('partner'),
  'admin@hart.example': inBoth('administrator'),
};

/** Always the same, so that two relays that start at once on one database make one partner. */
export const demoPartner = '01930000-0000-7000-8000-00000000000d';
