import * as v from 'valibot';
import { AlertDraft } from './alerts.js';
import { text } from './shapes.js';

/** A draft's name and contents, to begin from (A1). Its ends are the author's to choose. */
export const NewTemplate = v.object({
  name: v.pipe(text(120), v.minLength(1)),
  draft: v.omit(AlertDraft, ['sendAt', 'expiresAt', 'partner']),
});
export type NewTemplate = v.InferOutput<typeof NewTemplate>;
export interface TemplateView extends NewTemplate {
  readonly id: string;
  readonly updatedAt: number;
}
