import type { DeskSettings, Language } from '@bellman/protocol';
import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { s } from '../text/settings.js';
import { radios } from '../ui/field.js';
import { fieldId, line, needed, unread, webAddress, whole } from './fields.js';
import { SettingsPage } from './page.js';
import type { FieldProblem } from './saving.js';

const bounds: Readonly<Record<string, readonly [number, number]>> = {
  mostWaiting: [1, 10_000],
  'idle.warnAfter': [1, 600],
  'idle.endAfter': [1, 600],
  'answerDays.usual': [0, 60],
};

/** Its languages as one choice: which, and which first. */
const languageChoices: Readonly<Record<string, readonly Language[]>> = {
  en: ['en'],
  'en+cy': ['en', 'cy'],
  'cy+en': ['cy', 'en'],
};

/** Names, other ways to turn, pages, waiting: what is one value each. */
@customElement('desk-settings-council')
export class SettingsCouncil extends SettingsPage {
  protected override readonly page = 'council';

  protected override check(settings: DeskSettings): readonly FieldProblem[] {
    const { name, shortName, contact, privacyUrl, paymentUrl, exitUrl } = settings;
    return [
      ...needed('name', name, s('council.name'), 120),
      ...needed('shortName', shortName, s('council.shortName'), 40),
      ...webAddress('contact.url', contact.url, s('council.contact.url')),
      ...needed('contact.phone', contact.phone, s('council.contact.phone'), 40),
      ...webAddress('privacyUrl', privacyUrl, s('council.privacyUrl')),
      ...(paymentUrl === null ? [] : webAddress('paymentUrl', paymentUrl, s('council.paymentUrl'))),
      ...webAddress('exitUrl', exitUrl, s('council.exitUrl')),
      ...unread(this.saving, (path) => {
        const own = bounds[path];
        return own && [...own, s(`council.${path}` as 'council.name')];
      }),
    ];
  }

  protected override fields(settings: DeskSettings): TemplateResult {
    const { saving } = this;
    const { contact, idle, answerDays } = settings;
    const at = (path: string) => ({ path, label: s(`council.${path}` as 'council.name') });
    const hinted = (path: string) => ({
      ...at(path),
      hint: s(`council.${path}.hint` as 'council.name'),
    });
    const limits = (path: string) => {
      const [least, most] = bounds[path] ?? [0, 0];
      return { least, most };
    };
    return html`
      ${line(saving, hinted('name'), settings.name, (name) => saving.change({ name }))}
      ${line(saving, hinted('shortName'), settings.shortName, (shortName) => saving.change({ shortName }))}
      <h2>${s('council.contact')}</h2>
      ${line(saving, at('contact.url'), contact.url, (url) => saving.change({ contact: { ...contact, url } }), { type: 'url' })}
      ${line(saving, at('contact.phone'), contact.phone, (phone) => saving.change({ contact: { ...contact, phone } }))}
      ${line(saving, hinted('contact.emergency'), contact.emergency, (emergency) => saving.change({ contact: { ...contact, emergency } }))}
      <h2>${s('council.pages')}</h2>
      ${line(saving, at('privacyUrl'), settings.privacyUrl, (privacyUrl) => saving.change({ privacyUrl }), { type: 'url' })}
      ${line(saving, hinted('paymentUrl'), settings.paymentUrl ?? '', (typed) => saving.change({ paymentUrl: typed === '' ? null : typed }), { type: 'url' })}
      ${line(saving, hinted('exitUrl'), settings.exitUrl, (exitUrl) => saving.change({ exitUrl }), { type: 'url' })}
      ${this.#languages(settings)}
      <h2>${s('council.waiting')}</h2>
      ${whole(saving, { ...hinted('mostWaiting'), ...limits('mostWaiting') }, settings.mostWaiting, (mostWaiting) => saving.change({ mostWaiting }))}
      ${whole(saving, { ...at('idle.warnAfter'), ...limits('idle.warnAfter') }, idle.warnAfter, (warnAfter) => saving.change({ idle: { ...idle, warnAfter } }))}
      ${whole(saving, { ...at('idle.endAfter'), ...limits('idle.endAfter') }, idle.endAfter, (endAfter) => saving.change({ idle: { ...idle, endAfter } }))}
      ${whole(saving, { ...hinted('answerDays.usual'), ...limits('answerDays.usual') }, answerDays.usual, (usual) => saving.change({ answerDays: { ...answerDays, usual } }))}
      ${this.#complaints(settings)}
    `;
  }

  #languages({ languages }: DeskSettings): TemplateResult {
    return radios(
      {
        id: fieldId('languages'),
        label: s('council.languages'),
        hint: s('council.languages.hint'),
        error: this.saving.problemWithin('languages'),
        value: languages.join('+'),
        onInput: (chosen) =>
          this.saving.change({ languages: [...(languageChoices[chosen] ?? ['en'])] }),
      },
      (['en', 'en+cy', 'cy+en'] as const).map((value) => ({
        value,
        label: s(`council.languages.${value}`),
      })),
    );
  }

  #complaints({ complaints }: DeskSettings): TemplateResult {
    return radios(
      {
        id: fieldId('complaints'),
        label: s('council.complaints'),
        error: this.saving.problemAt('complaints'),
        value: complaints,
        onInput: (chosen) =>
          this.saving.change({ complaints: chosen === '5-20' ? '5-20' : '5-10-20' }),
      },
      (['5-20', '5-10-20'] as const).map((value) => ({
        value,
        label: s(`council.complaints.${value}`),
      })),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-settings-council': SettingsCouncil;
  }
}
