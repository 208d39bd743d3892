import type { CouncilView, Language } from '@bellman/protocol';
import type { Handlers } from '../http/route.js';
import type { Councils } from './councils.js';
import { dangerPhrases } from './danger.js';
import { serviceName, type Council } from './settings.js';

/** What a client needs on opening; the push key comes from whoever keeps the keys. */
export const councilRoutes = (parts: {
  readonly councils: Councils;
  readonly pushKey: (council: string) => Promise<string>;
  /** Whether e-mail can be sent. */
  readonly mail: boolean;
}): Handlers<'council'> => ({
  council: async ({ council, language }) =>
    viewOf(await parts.councils.get(council), language, await parts.pushKey(council), parts.mail),
});

const viewOf = (
  council: Council,
  language: Language,
  pushKey: string,
  mail: boolean,
): CouncilView => ({
  id: council.id,
  name: council.name,
  shortName: council.shortName,
  languages: council.languages,
  brand: council.brand,
  services: council.services.map((service) => ({
    id: service.id,
    name: serviceName(service, language),
    chat: service.chat,
    alerts: service.alerts,
    sensitive: service.sensitive,
  })),
  pushKey,
  contact: council.contact,
  paymentUrl: council.paymentUrl,
  exitUrl: council.exitUrl,
  danger: [...dangerPhrases(council, language)],
  mail,
  privacyUrl: council.privacyUrl,
  texts: council.texts[language],
});
