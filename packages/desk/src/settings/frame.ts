import type { Act } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { councilOf } from '../councils/councils.js';
import { goTo, hashOf, settingsPages, type SettingsPage } from '../ground/address.js';
import { councilsFor } from '../people/acts.js';
import type { Session } from '../session.js';
import { s } from '../text/settings.js';
import { t } from '../text/text.js';
import { councilMark } from '../ui/council-mark.js';
import { setTitle } from '../ui/title.js';
import { View } from '../ui/view.js';
import { pageLoads, pageViews } from './pages.js';
import { savingOf } from './saving.js';
import '../shell/part.js';
import '../ui/dialog.js';

/** What one must be allowed to do to open a page. */
const actFor = (page: SettingsPage): Act => {
  if (page === 'answers') return 'answers.write';
  return page === 'audit' ? 'audit.see' : 'council.set';
};

/** Setting councils up: which council, which page of it, and the page. */
@customElement('desk-settings')
export class DeskSettings extends View {
  @property({ attribute: false }) session!: Session;
  /** Null: the first that this person may open. */
  @property({ attribute: false }) page: SettingsPage | null = null;
  @property({ attribute: false }) council: string | null = null;
  /** Where somebody was going when they were asked about what is not saved. */
  @state() private leavingTo: string | null = null;
  /** The link that they used, which the focus goes back to. */
  #leavingBy: HTMLElement | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('click', this.#mayLeave, { capture: true });
    window.addEventListener('beforeunload', this.#unload);
  }

  override disconnectedCallback(): void {
    document.removeEventListener('click', this.#mayLeave, { capture: true });
    window.removeEventListener('beforeunload', this.#unload);
    super.disconnectedCallback();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('page') && !changed.has('council') && !changed.has('session')) return;
    const open = this.#open();
    if (open === null) return setTitle(t('desk.settings'));
    const { page, council } = open;
    if (page !== this.page || council !== this.council)
      goTo({ view: 'settings', page, council }, 'replace');
    const { shortName } = councilOf(this.session.councils, council);
    setTitle(`${s(`page.${page}`)}, ${shortName}`);
  }

  override updated(changed: PropertyValues<this>): void {
    // The shell sees to it on the way in; from page to page it is ours to do.
    if (changed.get('page') || changed.get('council')) this.find('h1')?.focus();
  }

  override render(): TemplateResult {
    const open = this.#open();
    if (open === null)
      return html`<div class="page">
        <h1 tabindex="-1">${t('desk.settings')}</h1>
        <p>${s('settings.nothing')}</p>
      </div>`;
    const { page, council: id } = open;
    const council = councilOf(this.session.councils, id);
    return html`<div class="page settings">
      <div class="settings__menus">${this.#councils(page, id)} ${this.#menu(page, id)}</div>
      <div class="settings__page">
        <p class="settings__council">${councilMark(council, council.name)}</p>
        <h1 tabindex="-1">${s(`page.${page}`)}</h1>
        ${keyed(`${page}/${id}`, this.#page(page, id))}
      </div>
      ${this.leavingTo === null ? nothing : this.#dialog(this.leavingTo)}
    </div>`;
  }

  #page(page: SettingsPage, council: string): TemplateResult {
    const view = pageViews[page](this.session, council);
    const load = pageLoads[page];
    return load ? html`<desk-part .load=${load} .view=${view}></desk-part>` : view;
  }

  /** The page and the council that are open, or the first ones; null where there is none. */
  #open(): { readonly page: SettingsPage; readonly council: string } | null {
    const { me } = this.session;
    const wanted = settingsPages.filter((page) => councilsFor(me, actFor(page)).length > 0);
    const page = wanted.find((one) => one === this.page) ?? wanted[0];
    if (page === undefined) return null;
    const councils = councilsFor(me, actFor(page));
    const council = councils.find((one) => one === this.council) ?? councils[0];
    return council === undefined ? null : { page, council };
  }

  #councils(page: SettingsPage, open: string): TemplateResult | typeof nothing {
    const ids = councilsFor(this.session.me, actFor(page));
    if (ids.length < 2) return nothing;
    return html`<nav class="settings__councils" aria-label=${s('settings.councils')}>
      <ul role="list">
        ${ids.map(
          (council) =>
            html`<li>
              <a
                href=${hashOf({ view: 'settings', page, council })}
                aria-current=${council === open ? 'true' : nothing}
                >${councilMark(councilOf(this.session.councils, council))}</a
              >
            </li>`,
        )}
      </ul>
    </nav>`;
  }

  #menu(open: SettingsPage, council: string): TemplateResult {
    const { me } = this.session;
    const pages = settingsPages.filter((page) => councilsFor(me, actFor(page)).includes(council));
    return html`<nav class="settings__menu" aria-label=${s('settings.menu')}>
      <ul role="list">
        ${pages.map(
          (page) =>
            html`<li>
              <a
                href=${hashOf({ view: 'settings', page, council })}
                aria-current=${page === open ? 'page' : nothing}
                >${s(`page.${page}`)}</a
              >
            </li>`,
        )}
      </ul>
    </nav>`;
  }

  #dialog(to: string): TemplateResult {
    const isShown = this.#saving()?.typedAt('form') === 'shown';
    return html`<desk-dialog
      .heading=${s(isShown ? 'settings.leave.once' : 'settings.leave')}
      .yes=${s(isShown ? 'settings.leave.gone' : 'settings.leave.yes')}
      .body=${html`<p>${s(isShown ? 'settings.leave.shown' : 'settings.leave.body')}</p>`}
      danger
      @bellman-confirm=${() => {
        this.#saving()?.discard();
        this.leavingTo = null;
        location.hash = to;
      }}
      @bellman-cancel=${this.#stay}
    ></desk-dialog>`;
  }

  #saving() {
    const open = this.#open();
    return open && savingOf(this.session, open.council, open.page);
  }

  /** A link away from what is not saved asks first. The browser's own Back keeps what was typed. */
  readonly #mayLeave = (event: MouseEvent): void => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link =
      event.target instanceof Element ? event.target.closest<HTMLElement>('a[href^="#/"]') : null;
    const to = link?.getAttribute('href');
    if (!to || to === location.hash || !this.#saving()?.dirty) return;
    event.preventDefault();
    this.#leavingBy = link;
    this.leavingTo = to;
  };

  readonly #stay = async (): Promise<void> => {
    this.leavingTo = null;
    await this.updateComplete;
    this.#leavingBy?.focus();
  };

  readonly #unload = (event: BeforeUnloadEvent): void => {
    if (this.#saving()?.dirty) event.preventDefault();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-settings': DeskSettings;
  }
}
