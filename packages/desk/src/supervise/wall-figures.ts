import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../text/supervise.js';
import { wait, type Shown } from './wall-tables.js';

/** A number that can be read from across the room, with what it says below. */
const figure = (label: string, big: unknown, small: unknown = nothing): TemplateResult =>
  html`<div class="wall-figure">
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

/** A council's day in five numbers (D8): every share with what it is a share of. */
export const figures = ({ wall, age }: Shown): TemplateResult =>
  html`<dl class="wall-figures">
    ${figure(t('wall.waiting'), String(wall.waiting))}
    ${
      wall.longestSince === null
        ? figure(t('wall.longest'), t('wall.none'), t('wall.nobodyWaits'))
        : figure(t('wall.longest'), wait(age(wall.longestSince)))
    }
    ${in30(wall)}
    ${figure(t('wall.abandoned'), String(wall.abandoned), t('wall.offered', { n: wall.offered }))}
    ${figure(t('wall.left'), String(wall.left), t('wall.leftHint'))}
  </dl>`;
