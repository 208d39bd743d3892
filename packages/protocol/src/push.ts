import * as v from 'valibot';
import { Language } from './shapes.js';

/**
 * What is sealed into a push message (RFC 8291): one JSON object that is valid as Declarative
 * Web Push (`web_push: 8030`, WebKit's explainer and the Push API's "declarative push message")
 * and read alike by our own service worker. Under `limits.pushBytes`.
 */
export const PushPayload = v.object({
  web_push: v.literal(8030),
  notification: v.object({
    title: v.string(),
    body: v.string(),
    lang: Language,
    dir: v.literal('ltr'),
    /** The same for every repeat of one line, so that a later one replaces an earlier. */
    tag: v.string(),
    /** What a tap opens: the alert's own page. */
    navigate: v.pipe(v.string(), v.url()),
    silent: v.boolean(),
    /** `alert` is empty where a chat calls back. */
    data: v.object({
      alert: v.string(),
      council: v.string(),
      /** What the worker answers that it was shown with (`Beacon`); absent where a chat calls back. */
      beacon: v.optional(v.string()),
    }),
  }),
});
export type PushPayload = v.InferOutput<typeof PushPayload>;
