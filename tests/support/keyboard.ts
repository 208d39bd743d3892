import type { Locator, Page } from 'playwright';

/** More than any of our pages takes from one end to the other. */
const MOST_TABS = 80;

/** Somebody without a mouse. */
export class Keyboard {
  constructor(readonly page: Page) {}

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(words: string): Promise<void> {
    await this.page.keyboard.type(words);
  }

  /** Presses Tab until `target` has the focus; throws where it never comes, telling what did. */
  async to(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await target.waitFor();
    const passed: string[] = [];
    for (let pressed = 0; pressed <= MOST_TABS; pressed += 1) {
      if (await this.isOn(target)) return;
      await this.press(key);
      passed.push(await this.focused());
    }
    throw new Error(`${key} never reached ${String(target)}; it went ${passed.join(' → ')}`);
  }

  /** Whether it has the page's focus; also in a window that another one covers. */
  isOn(target: Locator): Promise<boolean> {
    return target.evaluate((element) => {
      let focused = document.activeElement;
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
      return focused === element;
    });
  }

  /** What has the focus, in words, through every shadow root. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const name = element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
      return `${element?.tagName.toLowerCase() ?? 'nothing'} "${name.slice(0, 30)}"`;
    });
  }

  /** Goes to a control and acts on it as Enter does. */
  async enter(target: Locator): Promise<void> {
    await this.to(target);
    await this.press('Enter');
  }

  /** Goes to a group of radios and moves to the one called `option` by the arrows. */
  async choose(group: Locator, option: string): Promise<void> {
    const wanted = group.getByRole('radio', { name: option, exact: true });
    await wanted.waitFor();
    const radios = await group.getByRole('radio').all();
    const isIn = async (): Promise<boolean> =>
      (await Promise.all(radios.map((radio) => this.isOn(radio)))).includes(true);
    for (let pressed = 0; !(await isIn()); pressed += 1) {
      if (pressed > MOST_TABS) throw new Error(`Tab never reached the radios of ${String(group)}`);
      await this.press('Tab');
    }
    await this.press('Space');
    for (const _ of radios) {
      if (await wanted.isChecked()) return;
      await this.press('ArrowDown');
    }
    if (!(await wanted.isChecked())) throw new Error(`the arrows never reached ${option}`);
  }
}
