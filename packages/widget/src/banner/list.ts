import type { BannerAlert, CurrentAlerts } from '@bellman/protocol';
import { changesBetween, type Changes } from './changes.js';
import { dismiss, dismissedOf } from './dismissed.js';
import { isDanger, MOST } from './order.js';
import { make, makeRow, type RowActs } from './row.js';
import { announced } from './said.js';
import type { Say } from './words.js';

/** What a list is drawn by. */
export interface Drawn {
  readonly current: CurrentAlerts;
  readonly say: Say;
  /** By the relay's clock, ms. */
  readonly now: number;
}

/** What a list needs of what it stands in. */
export interface ListParts extends Pick<RowActs, 'chat' | 'target'> {
  council(): string;
  /** One was dismissed, and perhaps the last: the focus needs a place. */
  dismissed?(): void;
}

/**
 * A council's current alerts in a shadow root, with what is announced of them: the page's banner
 * and the chat's notice alike. A newer version takes the place of an older one.
 */
export class AlertList {
  readonly section = make('section', '');
  readonly #list = make('ul', '');
  /** Two, since what endangers life interrupts and nothing else does. */
  readonly #polite = make('p', 'said');
  readonly #urgent = make('p', 'said');
  readonly #others = make('a', '');
  readonly #rows = new Map<string, HTMLLIElement>();
  #inForce: readonly BannerAlert[] = [];
  #drawn: Drawn | null = null;

  constructor(
    root: ShadowRoot,
    style: string,
    private readonly parts: ListParts,
  ) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    this.#polite.setAttribute('role', 'status');
    this.#urgent.setAttribute('role', 'alert');
    this.#list.setAttribute('role', 'list');
    if (parts.target) this.#others.target = parts.target;
    this.section.tabIndex = -1;
    this.section.hidden = true;
    this.section.append(this.#list, make('p', 'others', this.#others));
    root.append(this.section, this.#polite, this.#urgent);
  }

  /** Draws what is in force and was not dismissed, in the relay's own order: the gravest first. */
  draw(drawn: Drawn): Changes {
    this.#drawn = drawn;
    const { current, say, now } = drawn;
    const dismissed = dismissedOf(this.parts.council());
    const inForce = current.alerts.filter(({ expiresAt }) => expiresAt > now);
    const isWanted = (alert: BannerAlert): boolean =>
      isDanger(alert) || !dismissed.includes(alert.id);
    const { news, gone } = changesBetween(this.#inForce, inForce);
    this.#inForce = inForce;
    const wanted = inForce.filter(isWanted);
    const shown = wanted.slice(0, MOST);
    this.#drop(shown);
    shown.forEach((alert, at) => this.#place(alert, at, say));
    const count = wanted.length - shown.length;
    this.#others.textContent = count > 0 ? say('banner.others', { count }) : '';
    this.#others.href = current.page;
    this.#others.hidden = count === 0;
    this.section.ariaLabel = say('banner.name');
    this.section.hidden = wanted.length === 0;
    return { news: news.filter(isWanted), gone: gone.filter(isWanted) };
  }

  /** Draws every row anew: its words are others now. */
  clear(): void {
    this.#drop([]);
  }

  /** Whether it was in force when the list was drawn last. */
  has({ id }: BannerAlert): boolean {
    return this.#inForce.some((one) => one.id === id);
  }

  /** Announces what came, and what went. */
  tell(news: readonly BannerAlert[], gone: readonly BannerAlert[], say: Say): void {
    const others = news.filter((alert) => !isDanger(alert));
    this.#urgent.textContent = announced(news.filter(isDanger), [], say);
    this.#polite.textContent = announced(others, gone, say);
  }

  /** Shows a line above the rows, and announces it. */
  note(line: HTMLElement): void {
    this.section.querySelector('.goes')?.remove();
    this.section.prepend(line);
    this.#polite.textContent = line.textContent;
  }

  /** What was announced stays no longer: put on a page again, it would be announced again. */
  hush(): void {
    this.#polite.textContent = this.#urgent.textContent = '';
  }

  #drop(shown: readonly BannerAlert[]): void {
    for (const [id, row] of this.#rows) {
      if (shown.some((one) => one.id === id)) continue;
      row.remove();
      this.#rows.delete(id);
    }
  }

  /** Puts one where it belongs. */
  #place(alert: BannerAlert, at: number, say: Say): void {
    const { chat, target } = this.parts;
    const acts: RowActs = { chat, target, dismiss: () => this.#dismiss(alert) };
    const row = this.#rows.get(alert.id) ?? makeRow(alert, say, acts);
    this.#rows.set(alert.id, row);
    if (this.#list.children[at] !== row)
      this.#list.insertBefore(row, this.#list.children[at] ?? null);
  }

  #dismiss(alert: BannerAlert): void {
    dismiss(this.parts.council(), alert.id);
    if (!this.#drawn) return;
    this.draw(this.#drawn);
    this.#polite.textContent = this.#drawn.say('banner.dismissed', { headline: alert.headline });
    this.section.focus();
    this.parts.dismissed?.();
  }
}
