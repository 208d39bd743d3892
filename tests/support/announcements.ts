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
 * once for each change of the page.
 */
const listen = (): void => {
  const announced: Announcement[] = [];
  window.bellmanAnnounced = announced;
  const usual: Record<string, string> = { log: 'polite', status: 'polite', alert: 'assertive' };

  const parentOf = (node: Node): Node | null =>
    node.parentNode instanceof ShadowRoot ? node.parentNode.host : node.parentNode;

  const livenessOf = (element: Element): string | undefined =>
    element.getAttribute('aria-live') ?? usual[element.getAttribute('role') ?? ''];

  const regionOf = (node: Node): Element | null => {
    for (let at: Node | null = node; at !== null; at = parentOf(at)) {
      if (at instanceof Element && livenessOf(at) !== undefined) return at;
    }
    return null;
  };

  const isHidden = (node: Node): boolean => {
    for (let at: Node | null = node; at !== null; at = parentOf(at)) {
      if (!(at instanceof HTMLElement)) continue;
      if (at.getAttribute('aria-hidden') === 'true' || at.hidden) return true;
      if (getComputedStyle(at).display === 'none') return true;
    }
    return false;
  };

  const words = (node: Node): string => (node.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

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
