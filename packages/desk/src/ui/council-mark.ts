import type { CouncilView } from '@bellman/protocol';
import { html, type TemplateResult } from 'lit';
import { Directive, directive, type AttributePart } from 'lit/directive.js';
import { applyTheme } from './theme.js';

/** Puts a council's colours on an element, by the CSSOM: the page allows no `style` attribute. */
class Themed extends Directive {
  override render(_brand: CouncilView['brand']): string {
    return '';
  }

  override update(part: AttributePart, [brand]: [CouncilView['brand']]): string {
    applyTheme(part.element, brand);
    return '';
  }
}

const themed = directive(Themed);

/** A council's mark: a short block in its colour with its initial, and its name beside it. */
export const councilMark = (council: CouncilView, name = council.shortName): TemplateResult =>
  html`<span class="mark"
    ><span class="mark__block" data-theme=${themed(council.brand)} aria-hidden="true"
      >${council.shortName.slice(0, 1)}</span
    ><span class="mark__name">${name}</span></span
  >`;
