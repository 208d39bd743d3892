import type { Resident } from './resident.js';

/** Links that are hidden entirely when they have the focus, though the page could scroll. */
export const coveredIn = (resident: Resident): Promise<string[]> =>
  resident.page.evaluate(async () => {
    const widget = document.querySelector('bellman-widget');
    const inside = widget?.shadowRoot?.querySelector('bellman-panel');
    const panel = inside?.shadowRoot?.querySelector('.beside')?.getBoundingClientRect();
    if (!panel) return ['no panel'];
    const hidden: string[] = [];
    for (const link of document.querySelectorAll<HTMLElement>('main a[href], footer a[href]')) {
      link.focus();
      await new Promise(requestAnimationFrame);
      const box = link.getBoundingClientRect();
      const isUnder =
        box.left >= panel.left &&
        box.right <= panel.right &&
        box.top >= panel.top &&
        box.bottom <= panel.bottom;
      const end = document.documentElement.scrollHeight - innerHeight;
      if (isUnder && scrollY < end - 1) hidden.push(link.textContent ?? '');
    }
    return hidden;
  });

/** What in the panel is cut off: its words are wider or higher than the room they have. */
export const cutIn = (resident: Resident): Promise<string[]> =>
  resident.panel.evaluate((panel) => {
    const found: string[] = [];
    const look = (root: ParentNode): void => {
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        if (element.shadowRoot) look(element.shadowRoot);
        const { overflowX, overflowY } = getComputedStyle(element);
        const hides = [overflowX, overflowY].some((value) => /hidden|clip/.test(value));
        const { width, height } = element.getBoundingClientRect();
        const isCut =
          element.scrollWidth > element.clientWidth + 1 ||
          (hides && element.scrollHeight > element.clientHeight + 1);
        if (isCut && width > 2 && height > 2 && getComputedStyle(element).display !== 'inline')
          found.push(`${element.localName}.${element.className}`);
      }
    };
    look(panel);
    return found;
  });

/** What can be focused in the panel and shows no outline then, as HTML. */
export const uncuedIn = async (resident: Resident): Promise<string[]> => {
  const buttons = await resident.panel.locator('button, textarea, input, a').all();
  const without: string[] = [];
  for (const button of buttons) {
    if (!(await button.isVisible())) continue;
    await button.focus();
    await resident.page.keyboard.press('Shift');
    const outline = await button.evaluate((element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    });
    if (!outline) without.push(await button.evaluate((element) => element.outerHTML));
  }
  return without;
};
