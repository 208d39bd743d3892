import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../text/supervise.js';
import { bandOf, lengthOf } from './waits.js';
import type { Shown } from './wall-tables.js';

/** A number that can be read from across the room, with what it says below. */
const figure = (
  label: string,
  big: string,
  small: string | typeof nothing = nothing,
  kind = '',
): TemplateResult =>
  html`<div class="wall-figure ${kind}">
    <dt class="wall-figure__label">${label}</dt>
    <dd class="wall-figure__big">${big}</dd>
    ${small === nothing ? nothing : html`<dd class="wall-figure__small">${small}</dd>`}
  </div>`;

const in30 = ({ answered, answeredIn30 }: Shown['wall']): TemplateResult => {
  const label = t('wall.in30');
  if (answered === 0) return figure(label, t('wall.none'), t('wall.noneAnswered'));
  return figure(
    label,
    t('wall.percent', { n: Math.round((answeredIn30 / answered) * 100) }),
    t('wall.of', { answered: answeredIn30, all: answered }),
  );
};

const longest = ({ wall, age }: Shown): TemplateResult => {
  const label = t('wall.longest');
  if (wall.longestSince === null) return figure(label, t('wall.none'), t('wall.nobodyWaits'));
  const ms = age(wall.longestSince);
  const band = bandOf(ms);
  // Where it needs two lines, a number stays with its unit.
  const words = lengthOf(ms).replaceAll(/(\d) /g, '$1\u00a0');
  return figure(label, words, t(`wall.band.${band}`), `wall-figure--${band}`);
};

/** A council's day in five numbers (D8): every share with what it is a share of. */
export const figures = (shown: Shown): TemplateResult => {
  const { waiting, abandoned, offered, left } = shown.wall;
  return html`<dl class="wall-figures">
    ${figure(t('wall.waiting'), String(waiting))} ${longest(shown)} ${in30(shown.wall)}
    ${figure(t('wall.abandoned'), String(abandoned), t('wall.offered', { n: offered }))}
    ${figure(t('wall.left'), String(left), t('wall.leftHint'))}
  </dl>`;
};
