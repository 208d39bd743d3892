import { html, type TemplateResult } from 'lit';
import { maybe, t } from '../../text/text.js';

/** An alert's severity, in words. */
export const severityWords = (severity: string): string =>
  maybe(`place.severity.${severity}`) ?? t('place.severity.Unknown');

/** The same as a tag; those that can harm are marked besides. */
export const severityTag = (severity: string): TemplateResult => {
  const harms = severity === 'Extreme' || severity === 'Severe';
  return html`<span class="tag ${harms ? 'tag--stopped' : ''}"
    >${severityWords(severity)}</span
  >`;
};
