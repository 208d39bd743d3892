import type { BannerAlert } from '@bellman/protocol';
import { isDanger } from './order.js';
import { rowMark } from './said.js';
import type { Say } from './words.js';

const SVG = 'http://www.w3.org/2000/svg';
/** A triangle for what harms, a circle for what is news, a tick for what is over. */
const TRIANGLE = 'M12 3L22 21H2zM12 9v6M12 17v2';
const CIRCLE = 'M12 3a9 9 0 1 0 .01 0M12 7v2M12 11v6';
const TICK = 'M12 3a9 9 0 1 0 .01 0M8 12l3 3 5-6';

const iconOf = ({ severity, type }: BannerAlert): string => {
  if (type === 'all-clear') return TICK;
  return ['Extreme', 'Severe', 'Moderate'].includes(severity) ? TRIANGLE : CIRCLE;
};

const drawn = (path: string): SVGElement => {
  const [icon, line] = [
    document.createElementNS(SVG, 'svg') as SVGElement,
    document.createElementNS(SVG, 'path'),
  ];
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.ariaHidden = 'true';
  line.setAttribute('d', path);
  icon.append(line);
  return icon;
};

/** An element with a class and content. */
export const make = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  name: string,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag);
  if (name !== '') element.className = name;
  element.append(...content);
  return element;
};

/** What one can do about an alert. */
export interface RowActs {
  /** What opens a chat about it; null or absent where that is not at hand. */
  readonly chat?: (() => ((alert: BannerAlert) => void) | null) | undefined;
  /** Where its page opens, as a link's `target`. */
  readonly target?: '_blank' | undefined;
  dismiss(): void;
}

const button = (words: string, name: string, act: () => void): HTMLButtonElement => {
  const made = make('button', '', words);
  made.type = 'button';
  made.ariaLabel = name;
  made.addEventListener('click', act);
  return made;
};

/** One alert: how grave, its headline, the way to its page; and away with it, where that may be. */
export const makeRow = (alert: BannerAlert, say: Say, acts: RowActs): HTMLLIElement => {
  const { headline, url, language, exercise, type, severity } = alert;
  const title = make('p', 'headline', headline);
  title.lang = language;
  const more = make('a', '', say('banner.more'));
  more.href = url;
  more.ariaLabel = `${say('banner.more')}: ${headline}`;
  if (acts.target) [more.target, more.rel] = [acts.target, 'noopener'];
  const line = make('div', 'acts', more);
  const chat = acts.chat?.();
  if (chat)
    line.append(
      button(say('banner.chat'), `${say('banner.chat')}: ${headline}`, () => chat(alert)),
    );
  if (!isDanger(alert))
    line.append(
      button(say('banner.dismiss'), say('banner.dismiss.name', { headline }), () => acts.dismiss()),
    );
  const words = make('div', 'words', make('p', '', rowMark(alert, say)), title);
  if (exercise) words.append(make('p', '', say('banner.exercise.what')));
  words.append(line);
  const look = [type === 'all-clear' ? 'Minor' : severity, ...(exercise ? ['exercise'] : [])];
  return make('li', look.join(' '), drawn(iconOf(alert)), words);
};
