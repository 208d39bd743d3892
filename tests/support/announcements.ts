import type { BrowserContext, Page } from 'playwright';

/** What a screen reader would be given to say. */
export interface Announcement {
  readonly politeness: 'polite' | 'assertive';
  readonly text: string;
}

declare global {
  interface Window {
    bellmanAnnounced?: Announcement[];
  }
}

/**
 * Runs in the page before its own scripts. A plain model of live regions (WAI-ARIA 1.2, 6.6.3),
 * through every shadow root: what is added to a region that stands already is announced, and so is
 * an alert that appears with its words. A region that is atomic (status, alert) is said as a whole,
 * once for each change of the page. Read is what is rendered: the flattened tree (DOM, 4.2.2.5),
 * with what slots and shadow roots show, and without what is hidden or inert. What is added is read
 * as a whole: `aria-live="off"` inside it silences nothing, as in screen readers; only what changes
 * later in such an element is not announced.
 */
const listen = (): void => {
  const announced: Announcement[] = [];
  window.bellmanAnnounced = announced;
  const usual: Record<string, string> = { log: 'polite', status: 'polite', alert: 'assertive' };

  /** The parent in the flattened tree; null for what no slot shows. */
  const parentOf = (node: Node): Node | null => {
    const parent = node.parentNode;
    if (parent instanceof ShadowRoot) return parent.host;
    if (!(parent instanceof Element) || parent.shadowRoot === null) return parent;
    return node instanceof Element || node instanceof Text ? node.assignedSlot : null;
  };

  const childrenOf = (node: Node): readonly Node[] => {
    if (node instanceof HTMLSlotElement) {
      const shown = node.assignedNodes({ flatten: true });
      return shown.length > 0 ? shown : [...node.childNodes];
    }
    return [...((node instanceof Element ? node.shadowRoot : null) ?? node).childNodes];
  };

  const livenessOf = (element: Element): string | undefined =>
    element.getAttribute('aria-live') ?? usual[element.getAttribute('role') ?? ''];

  const regionOf = (node: Node): Element | null => {
    for (let at: Node | null = node; at !== null; at = parentOf(at)) {
      if (at instanceof Element && livenessOf(at) !== undefined) return at;
    }
    return null;
  };

  const isSilent = (node: Node): boolean => {
    if (!(node instanceof HTMLElement)) return false;
    if (node.getAttribute('aria-hidden') === 'true' || node.hidden || node.inert) return true;
    const { display, visibility } = getComputedStyle(node);
    return display === 'none' || visibility === 'hidden';
  };

  const isHidden = (node: Node): boolean => {
    for (let at: Node | null = node; at !== null; at = parentOf(at)) {
      if (isSilent(at)) return true;
      const isTop = at === document || at instanceof ShadowRoot;
      if (parentOf(at) === null && !isTop) return true;
    }
    return false;
  };

  const read = (node: Node): string => {
    if (node instanceof Text) return node.data;
    if (isSilent(node) || node instanceof HTMLStyleElement) return '';
    if (node instanceof HTMLImageElement) return ` ${node.alt} `;
    const name = node instanceof HTMLButtonElement ? node.getAttribute('aria-label') : null;
    const within = name ?? childrenOf(node).map(read).join('');
    const isInline =
      node instanceof Element && /^(inline|contents)/.test(getComputedStyle(node).display);
    return isInline ? within : ` ${within} `;
  };

  const words = (node: Node): string => read(node).replaceAll(/\s+/g, ' ').trim();

  const say = (region: Element, text: string): void => {
    const politeness = livenessOf(region);
    if (text === '' || (politeness !== 'polite' && politeness !== 'assertive')) return;
    announced.push({ politeness, text });
  };

  const isAtomic = (region: Element): boolean =>
    region.getAttribute('aria-atomic') === 'true' ||
    ['status', 'alert'].includes(region.getAttribute('role') ?? '');

  const hear = (records: readonly MutationRecord[]): void => {
    const whole = new Set<Element>();
    for (const record of records) {
      const isText = record.type === 'characterData';
      for (const node of isText ? [record.target] : record.addedNodes) {
        if (!node.isConnected || isHidden(node)) continue;
        const region = regionOf(node);
        if (region === null) {
          const fresh = node instanceof Element ? node.querySelectorAll('[role=alert]') : [];
          for (const alert of fresh) whole.add(alert);
          continue;
        }
        const relevant = region.getAttribute('aria-relevant') ?? 'additions text';
        if (!relevant.includes(isText ? 'text' : 'additions')) continue;
        if (isAtomic(region)) whole.add(region);
        else say(region, words(node));
      }
    }
    for (const region of whole) say(region, words(region));
  };

  const observer = new MutationObserver(hear);
  const watch = (root: Node): void =>
    observer.observe(root, { subtree: true, childList: true, characterData: true });
  watch(document);
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function attachShadow(init: ShadowRootInit): ShadowRoot {
    const root = attach.call(this, init);
    watch(root);
    return root;
  };
};

/** Listens in every page of `context` that is opened from now on. */
export const listenIn = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(listen);

/** What was announced so far on this page, in order. */
export const announcedOn = (page: Page): Promise<readonly Announcement[]> =>
  page.evaluate(() => window.bellmanAnnounced ?? []);
