import * as v from 'valibot';
import { AlertDraft } from './alerts.js';
import { limits } from './limits.js';
import { nameText } from './seen.js';

/** A draft's name and contents, to begin from (A1). Its ends are the author's to choose. */
export const NewTemplate = v.object({
  name: nameText(limits.calledLength),
  draft: v.omit(AlertDraft, ['sendAt', 'expiresAt', 'partner']),
});
export type NewTemplate = v.InferOutput<typeof NewTemplate>;
export interface TemplateView extends NewTemplate {
  readonly id: string;
  readonly updatedAt: number;
}
