import {
  Problem,
  type AlertArea,
  type AlertDraft,
  type AlertPreview,
  type Language,
  type PublicAlert,
  type PushPayload,
} from '@bellman/protocol';
import type { Extent, Extents } from '../councils/extent.js';
import type { Council } from '../councils/settings.js';
import { makeShapes } from '../councils/shapes.js';
import type { Clock } from '../ground/clock.js';
import type { Handlers } from '../http/route.js';
import type { StoredArea } from '../store/areas.js';
import type { Store } from '../store/store.js';
import { hintsFor } from './hints.js';
import { alertMail } from './mail-text.js';
import { groundOf } from './page.js';
import { alertArticle, type Drawn } from './page-alert.js';
import { sayIn } from './page-words.js';
import { buildMessage } from './payload.js';

/** The id that an alert has before it is one. */
const nobody = '00000000-0000-7000-8000-000000000000';

const HOUR = 3_600_000;

/** A draft as it would stand once it had gone out. */
const asSent = (
  draft: AlertDraft,
  given: {
    readonly areas: readonly AlertArea[];
    readonly sentFor: string;
    readonly now: number;
  },
): PublicAlert => {
  const { cy, en } = draft.texts;
  const written = cy !== undefined && cy.headline + cy.what + cy.instruction !== '';
  const sentAt = draft.sendAt ?? given.now;
  return {
    ...{ id: nobody, line: nobody, version: 1, type: 'alert', newest: null, state: 'sent' },
    ...{ exercise: draft.exercise, followable: draft.followable, sentFor: given.sentFor },
    ...{ category: draft.category, kind: draft.kind, severity: draft.severity },
    ...{ urgency: draft.urgency, certainty: draft.certainty, link: draft.link },
    texts: written ? { en, cy } : { en },
    languages: written ? ['en', 'cy'] : ['en'],
    ...{ areas: [...given.areas], services: draft.services },
    ...{ sentAt, expiresAt: draft.expiresAt ?? sentAt + HOUR },
  };
};

/** Places by name, as the page lists them; their shapes are not looked at. */
const areasIn = (where: AlertDraft['where'], known: readonly StoredArea[]): AlertArea[] =>
  where.flatMap((one): AlertArea[] => {
    if (one.type !== 'area')
      return [{ kind: one.type, code: '', name: one.name, population: null }];
    const area = known.find(({ code }) => code === one.code);
    return area === undefined ? [] : [area];
  });

/** The outline as it would be drawn; nothing where the places are not fit to be drawn yet. */
const drawnOf = async (extent: Extent, draft: AlertDraft): Promise<Drawn> => {
  const ground = groundOf(extent);
  try {
    return { ground, shapes: (await makeShapes(extent, draft)).map(({ shape }) => shape) };
  } catch (error) {
    // Choosing the places says what is wrong with them.
    if (!(error instanceof Problem)) throw error;
    return { ground, shapes: [] };
  }
};

const byLanguage = <T>(
  languages: readonly Language[],
  make: (language: Language) => T,
): Partial<Record<Language, T>> =>
  Object.fromEntries(languages.map((language) => [language, make(language)]));

/** How a draft would look, made by the very functions that send it and show it (A1). */
export const previewRoutes = (parts: {
  readonly store: Pick<Store, 'areas' | 'partners'>;
  readonly councils: { get(council: string): Promise<Council> };
  readonly extents: Pick<Extents, 'of'>;
  readonly clock: Clock;
  readonly baseUrl: () => string;
}): Handlers<'deskPreview'> => ({
  deskPreview: async ({ council: id, body }): Promise<AlertPreview> => {
    const council = await parts.councils.get(id);
    const areas = areasIn(body.where, await parts.store.areas.list({ council: id }));
    const partners = await parts.store.partners.list({ council: id });
    const sentFor = partners.find((partner) => partner.id === body.partner)?.name ?? '';
    const alert = asSent(body, { areas, sentFor, now: parts.clock.now() });
    const { languages } = alert;
    const baseUrl = parts.baseUrl();
    const drawn = await drawnOf(await parts.extents.of(id), body);
    const message = buildMessage(alert, { council: id, line: nobody, baseUrl, from: council });
    const page = `${baseUrl}/c/${id}/alerts/${nobody}`;
    return {
      languages,
      push: byLanguage(languages, (language) => {
        const { notification } = JSON.parse(message.payloads[language] ?? '{}') as PushPayload;
        return { title: notification.title, body: notification.body };
      }),
      email: byLanguage(languages, (language) => {
        const { subject, text } = alertMail(alert, council, { language, page });
        return { subject, text };
      }),
      page: byLanguage(languages, (language) => {
        const say = sayIn(language, council.texts[language]);
        return alertArticle(
          { council, language, say, now: parts.clock.now(), baseUrl },
          alert,
          drawn,
        ).text;
      }),
      hints: hintsFor(body),
    };
  },
});
