import { Availability, limits, type CouncilView, type ServiceView } from '@bellman/protocol';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import * as v from 'valibot';
import type { Beginning } from '../chat/session-parts.js';
import type { Texts } from '../text/texts.js';
import { alertList } from './away-alerts.js';
import {
  answerWords,
  closingWords,
  opensWords,
  stateHeading,
  waitWords,
  whyWords,
  type Situation,
} from './away-words.js';
import { contactLinks } from './contact.js';
import { hoursTable } from './hours.js';

export { awayStyle } from './away-style.js';
export { awayIn } from '../text/load-away.js';

type Part = TemplateResult | typeof nothing;

/** What is put around the form for the service that is chosen. */
export interface Away {
  /** Whether the message is left to be answered later, rather than in a chat now. */
  readonly leaves: boolean;
  /** What a chat begins with besides. */
  readonly start: Pick<Beginning, 'leave' | 'alert'>;
  /** The service of the alert that the page asks a chat about; empty: none. */
  readonly service: string;
  /** Above the choice of a service: what concerns every one. */
  readonly above: Part;
  /** Below it: what concerns the one that is chosen. */
  readonly below: Part;
  /** The address to tell of an answer, where the council can send e-mail. */
  readonly email: Part;
}

/** What all of it depends on. */
export interface AwayScene {
  readonly text: Texts;
  readonly council: CouncilView;
  /** The page's element: its `alert` says which alert a chat is to be about. */
  readonly widget: HTMLElement;
  /** As it arrived. */
  readonly answer: unknown;
  readonly offered: readonly ServiceView[];
  /** The service that is chosen; empty for none. */
  readonly chosen: string;
  /** What is wrong with the address, in words; empty for nothing. */
  readonly trouble: string;
}

/** The state of a service, what to do instead, and its usual hours. */
const stateBlock = (situation: Situation, { text, council }: AwayScene): Part => {
  const heading = stateHeading(situation, text);
  if (heading === '') return nothing;
  const { emergency } = council.contact;
  const lines = [whyWords, opensWords, answerWords].map((words) => words(situation, text));
  return html`<section class="away" aria-labelledby="state">
    <h4 id="state">${heading}</h4>
    ${lines.filter(Boolean).map((words) => html`<p>${words}</p>`)}
    ${situation.service.state === 'closed' ? hoursTable(situation.service.week, text) : nothing}
    <p><strong>${text.t('away.else')}</strong></p>
    ${contactLinks(text, council)}
    ${
      emergency
        ? html`<p class="contact">
            <a href="tel:${emergency.replaceAll(/[^+\d]/g, '')}"
              >${text.t('away.emergency', { phone: emergency })}</a
            >
          </p>`
        : nothing
    }
  </section>`;
};

/** How long one waits, and whether it closes soon; nothing where there is nothing to say. */
const openBlock = (situation: Situation, text: Texts): Part => {
  const wait = waitWords(situation, text).join(', ');
  const closing = closingWords(situation, text);
  const lines = [wait && `${wait}.`, closing].filter(Boolean);
  return lines.length === 0
    ? nothing
    : html`<div class="away">${lines.map((words) => html`<p>${words}</p>`)}</div>`;
};

const emailField = ({ text, trouble }: AwayScene): TemplateResult => html`<div>
  <label for="email">${text.t('away.email')}</label>
  <p class="hint" id="email-hint">${text.t('away.email.hint')}</p>
  ${trouble ? html`<p class="error" id="email-error">${trouble}</p>` : nothing}
  <input
    id="email"
    type="email"
    class=${trouble ? 'wrong' : ''}
    autocomplete="email"
    maxlength=${limits.emailLength}
    aria-invalid=${trouble ? 'true' : nothing}
    aria-describedby=${trouble ? 'email-error email-hint' : 'email-hint'}
  />
</div>`;

/** The chat that begins now is the one: the next is about whatever it is about. */
const begun = ({ currentTarget }: Event): void => {
  if (currentTarget instanceof Element) currentTarget.removeAttribute('alert');
};

/** Which alert the chat will be about, and the way back from that. */
const aboutBlock = (headline: string, { text, widget }: AwayScene): TemplateResult => {
  widget.addEventListener('bellman-message', begun, { once: true });
  // Lit calls it on the element that draws it: the form, which the focus stays in.
  function drop(this: LitElement): void {
    widget.removeAttribute('alert');
    this.requestUpdate();
    this.renderRoot.querySelector<HTMLElement>('input')?.focus();
  }
  return html`<p><strong>${text.t('away.about')}</strong> ${headline}</p>
    <button type="button" class="link" @click=${drop}>${text.t('away.about.not')}</button>`;
};

/** What stands around the form; null where the answer is in no shape that we know. */
export const awayOf = (scene: AwayScene): Away | null => {
  const { text, council, offered } = scene;
  const checked = v.safeParse(Availability, scene.answer);
  if (!checked.success) return null;
  const { at, zone, alerts, services } = checked.output;
  // Only what the relay says is in force: the address of a page can name anything.
  const asked = alerts.find(({ id }) => id === scene.widget.getAttribute('alert'));
  const service = asked?.services.find((id) => offered.some((one) => one.id === id)) ?? '';
  const chosen = scene.chosen || service;
  const known = services.filter(({ id }) => offered.some((one) => one.id === id));
  const [first] = known;
  const isAll =
    first !== undefined &&
    first.state !== 'open' &&
    known.every(
      (one) =>
        one.state === first.state &&
        one.opensAt === first.opensAt &&
        one.answerBy === first.answerBy &&
        JSON.stringify(one.week) === JSON.stringify(first.week),
    );
  const its = known.find(({ id }) => id === chosen) ?? (isAll ? first : undefined);
  const situation = its && { service: its, at, zone, isAll };
  const block = situation ? stateBlock(situation, scene) : nothing;
  const leaves = its !== undefined && its.state !== 'open';
  // Live, since it changes with the choice; only what is new in it is announced, once.
  return {
    leaves,
    start: { ...(leaves ? { leave: true } : {}), ...(asked ? { alert: asked.id } : {}) },
    service,
    above: html`<div class="live">
      ${asked ? aboutBlock(asked.headline, scene) : nothing}
      ${alertList(
        alerts.filter(({ services: about }) => about.length === 0),
        text,
      )}
      ${isAll ? block : nothing}
    </div>`,
    below: html`<div class="live" aria-live="polite" aria-relevant="additions">
      ${alertList(
        alerts.filter(({ services: about }) => about.includes(chosen)),
        text,
      )}
      ${isAll ? nothing : block} ${situation ? openBlock(situation, text) : nothing}
    </div>`,
    email: leaves && council.mail ? emailField(scene) : nothing,
  };
};
