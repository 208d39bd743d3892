import { html, type TemplateResult } from 'lit';
import { maybe, t } from '../../text/text.js';

/** An alert's severity, in words; those that can harm are marked besides. */
export const severityTag = (severity: string): TemplateResult => {
  const harms = severity === 'Extreme' || severity === 'Severe';
  return html`<span class="tag ${harms ? 'tag--stopped' : ''}"
    >${maybe(`place.severity.${severity}`) ?? t('place.severity.Unknown')}</span
  >`;
};
