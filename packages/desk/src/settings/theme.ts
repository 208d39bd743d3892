import type { DeskSettings } from '@bellman/protocol';
import { checkTheme, contrast, themeOf, type Theme } from '@bellman/themes';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { maybeSettings, s } from '../text/settings.js';
import { radios } from '../ui/field.js';
import { table } from '../ui/table.js';
import { applyTheme } from '../ui/theme.js';
import { fieldId, line } from './fields.js';
import { SettingsPage } from './page.js';
import type { FieldProblem } from './saving.js';

type Brand = DeskSettings['brand'];
type Part = 'brand' | 'button';

/** The pairs that a council's own colours decide, and what WCAG 2.2 asks of each (1.4.3, 1.4.11). */
const pairs = [
  ['onBrand', 'brand', 4.5],
  ['brand', 'page', 3],
  ['onButton', 'button', 4.5],
  ['onButton', 'buttonHover', 4.5],
  ['button', 'page', 3],
  ['buttonHover', 'page', 3],
] as const satisfies readonly (readonly [keyof Theme, keyof Theme, number])[];

/** Cut, not rounded: 4.49 must not be shown as the 4.5 that it is not. */
const figure = (ratio: number): string => String(Math.floor(ratio * 10) / 10);
const wordsOf = (pair: string): string => maybeSettings(`theme.pair.${pair}`) ?? pair;

/** The base look and the council's colours, with what they look like and whether they can be read. */
@customElement('desk-settings-theme')
export class SettingsTheme extends SettingsPage {
  protected override readonly page = 'theme';

  protected override check({ brand }: DeskSettings): readonly FieldProblem[] {
    const unread = this.saving.typed.map((path) => {
      const what = s(path === 'brand.brand' ? 'theme.brand' : 'theme.button');
      return { path, sentence: s('theme.wrong', { what }) };
    });
    if (unread.length > 0) return unread;
    return checkTheme(brand).map(({ pair, ratio, needs }) => ({
      path: /brand/i.test(pair) ? 'brand.brand' : 'brand.button',
      sentence: s('theme.contrast.low', {
        pair: wordsOf(pair),
        ratio: figure(ratio),
        needed: String(needs),
      }),
    }));
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const preview = this.find('.settings__preview');
    const { settings } = this.saving;
    if (preview && settings) applyTheme(preview, settings.brand);
  }

  protected override fields({ brand }: DeskSettings): TemplateResult {
    return html`<p>${s('theme.about')}</p>
      ${radios(
        {
          id: fieldId('brand.base'),
          label: s('theme.base'),
          error: this.saving.problemAt('brand.base'),
          value: brand.base,
          onInput: (base) => this.#set({ base: base === 'nhs' ? 'nhs' : 'govuk' }),
        },
        (['govuk', 'nhs'] as const).map((value) => ({
          value,
          label: s(`theme.${value}`),
          hint: s(`theme.${value}.hint`),
        })),
      )}
      <div class="settings__pair">
        <div>${this.#colour(brand, 'brand')} ${this.#colour(brand, 'button')}</div>
        ${preview}
      </div>
      ${figures(brand)}`;
  }

  #set(parts: Partial<Brand>): void {
    const { settings } = this.saving;
    if (settings) this.saving.change({ brand: { ...settings.brand, ...parts } });
  }

  /** A colour as its number in words, with the browser's own palette beside it. */
  #colour(brand: Brand, part: Part): TemplateResult {
    const path = `brand.${part}`;
    const { saving } = this;
    const usual = themeOf({ base: brand.base })[part];
    const label = s(`theme.${part}`);
    const set = (colour: string): void => {
      const isColour = /^#[\da-f]{6}$/i.test(colour.trim());
      saving.keepTyped(path, isColour || colour.trim() === '' ? undefined : colour);
      if (isColour) this.#set({ [part]: colour.trim() });
      if (colour.trim() === '') this.#drop(part);
    };
    return html`<div class="settings__colour">
      ${line(saving, { path, label, hint: s(`theme.${part}.hint`) }, saving.typedAt(path) ?? brand[part] ?? '', set, { narrow: true })}
      <input
        type="color"
        class="settings__palette"
        aria-label=${s('theme.pick', { what: label })}
        .value=${live(brand[part] ?? usual)}
        @input=${(event: Event) => set((event.target as HTMLInputElement).value)}
      />
      ${
        brand[part] === undefined
          ? html`<p class="quiet">${s('theme.usual.is', { colour: usual })}</p>`
          : html`<button
              class="button button--quiet button--small"
              type="button"
              aria-label=${s('theme.usual-of', { what: label })}
              @click=${() => {
                set('');
                void this.focusOn(`[id="${fieldId(path)}"]`);
              }}
            >
              ${s('theme.usual')}
            </button>`
      }
    </div>`;
  }

  #drop(part: Part): void {
    const { settings } = this.saving;
    if (!settings) return;
    const { [part]: _, ...rest } = settings.brand;
    this.saving.change({ brand: rest });
  }
}

/** A picture, not controls: nothing in it can be pressed. */
const preview = html`<div>
  <h2>${s('theme.preview')}</h2>
  <div class="settings__preview" role="img" aria-label=${s('theme.preview.name')}>
    <p class="settings__preview-head">${s('theme.preview.launcher')}</p>
    <p class="settings__preview-theirs">${s('theme.preview.theirs')}</p>
    <p class="settings__preview-mine">${s('theme.preview.mine')}</p>
    <p><span class="settings__preview-button">${s('theme.preview.button')}</span></p>
    <p class="settings__preview-launcher"><span>${s('theme.preview.launcher')}</span></p>
  </div>
</div>`;

const figures = (brand: Brand): TemplateResult => {
  const theme = themeOf(brand);
  return html`<h2>${s('theme.contrast')}</h2>
    ${table(
      s('theme.contrast'),
      [
        s('theme.contrast.what'),
        s('theme.contrast.is'),
        s('theme.contrast.needs'),
        s('theme.contrast.verdict'),
      ],
      pairs.map(([front, ground, needs]) => {
        const ratio = contrast(theme[front], theme[ground]);
        const pair = `${front} on ${ground}`;
        return {
          key: pair,
          head: wordsOf(pair),
          cells: [
            `${figure(ratio)}:1`,
            `${needs}:1`,
            ratio < needs
              ? html`<strong class="settings__bad">${s('theme.contrast.bad')}</strong>`
              : s('theme.contrast.good'),
          ],
        };
      }),
    )}`;
};

declare global {
  interface HTMLElementTagNameMap {
    'desk-settings-theme': SettingsTheme;
  }
}
