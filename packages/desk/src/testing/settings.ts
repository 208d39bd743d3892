import type { DeskSettings, SettingsAnswer } from '@bellman/protocol';
import { Refusal } from '../link/refusal.js';
import type { ApiAnswers } from './parts.js';

/** A council's settings for tests, and a far end that keeps them as the relay does. */

export const hartSettings: DeskSettings = {
  name: 'Hart District Council',
  shortName: 'Hart',
  languages: ['en', 'cy'],
  brand: { base: 'govuk', brand: '#24234E' },
  services: [
    {
      id: 'waste',
      names: { en: 'Waste and recycling' },
      chat: true,
      alerts: true,
      sensitive: false,
    },
    {
      id: 'housing',
      names: { en: 'Housing', cy: 'Tai' },
      chat: true,
      alerts: false,
      sensitive: true,
    },
  ],
  origins: ['https://www.hart.example'],
  contact: { url: 'https://hart.example/contact', phone: '01252 622122', emergency: '' },
  privacyUrl: 'https://hart.example/privacy',
  paymentUrl: null,
  exitUrl: 'https://www.bbc.co.uk/weather',
  hours: {
    zone: 'Europe/London',
    nation: 'england',
    usual: {
      week: {
        monday: [['09:00', '17:00']],
        tuesday: [['09:00', '17:00']],
        wednesday: [['09:00', '17:00']],
        thursday: [['09:00', '17:00']],
        friday: [['09:00', '16:30']],
        saturday: [],
        sunday: [],
      },
      openOnHolidays: false,
      closures: [],
    },
    services: {},
  },
  answerDays: { usual: 2, services: { housing: 1 } },
  mostWaiting: 200,
  idle: { warnAfter: 15, endAfter: 5 },
  texts: { en: {}, cy: {} },
  routing: {
    mode: 'take',
    offerSeconds: 30,
    headStart: 10,
    wrapUp: 'offered',
    services: { housing: { priority: 2, weight: 2 } },
  },
  teams: [{ id: 'front', name: 'Front desk', services: ['waste', 'housing'], overflow: null }],
  complaints: '5-20',
  approveAll: true,
  alerting: { secondStep: true, deputy: null, audienceDays: 7 },
  danger: {},
};

/** What a save asked for. */
interface Save {
  readonly version: number;
  readonly patch: Readonly<Record<string, unknown>>;
}

/** A JSON Merge Patch, as the relay does it (RFC 7396). */
const merged = (before: unknown, patch: unknown): unknown => {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch;
  const now: Record<string, unknown> = { ...Object(before) };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete now[key];
    else now[key] = merged(now[key], value);
  }
  return now;
};

/**
 * A far end with settings in versions. `saves` has what was asked; `meanwhile` saves something as
 * another person does. A save over another version is refused, as is what `wrong` finds.
 */
export class FarSettings {
  readonly saves: Save[] = [];
  wrong: (patch: Save['patch']) => Refusal | null = () => null;
  #answer: SettingsAnswer = { version: 1, settings: hartSettings };

  /** Somebody else saves. */
  meanwhile(parts: Partial<DeskSettings>): void {
    const { version, settings } = this.#answer;
    this.#answer = { version: version + 1, settings: { ...settings, ...parts } };
  }

  get settings(): DeskSettings {
    return this.#answer.settings;
  }

  readonly answers: ApiAnswers = {
    deskSettings: () => this.#answer,
    deskSaveSettings: (body) => {
      const save = body as Save;
      this.saves.push(save);
      const { version, settings } = this.#answer;
      if (save.version !== version) throw new Refusal('settings-changed');
      const wrong = this.wrong(save.patch);
      if (wrong) throw wrong;
      this.meanwhile(merged(settings, save.patch) as DeskSettings);
      return this.#answer;
    },
  };
}
