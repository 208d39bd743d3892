import { type Locator, type Page } from 'playwright';
import { until } from './until.js';

/** A notification as the browser holds it. */
export interface Shown {
  readonly title: string;
  readonly body: string;
}

/** A resident who signs up for alerts at the council's public alerts page. */
export class Follower {
  constructor(readonly page: Page) {}

  get main(): Locator {
    return this.page.getByRole('main');
  }

  async next(): Promise<void> {
    await this.main.getByRole('button', { name: 'Continue', exact: true }).click();
  }

  /** Goes through the three steps for one postcode, and resolves once alerts are on. */
  async signUp(relay: string, postcode: string, ward: string): Promise<void> {
    await this.page.goto(`${relay}/c/hart/alerts/`);
    await this.main.getByRole('button', { name: 'Get alerts' }).click();
    await this.main.getByRole('textbox', { name: 'Postcode' }).fill(postcode);
    await this.next();
    await this.main.getByText(`is in ${ward}`).waitFor();
    await this.next();
    await this.main.getByRole('group', { name: 'What do you want alerts about?' }).waitFor();
    await this.next();
    await this.main.getByRole('button', { name: 'Turn on alerts' }).click();
    await this.main.getByRole('heading', { name: 'Alerts are on' }).waitFor();
  }

  /** The notifications that this browser shows now for the relay's own pages. */
  async shown(): Promise<Shown[]> {
    return this.page.evaluate(async () => {
      const registrations = await navigator.serviceWorker.getRegistrations();
      const lists = await Promise.all(
        registrations.map((registration) => registration.getNotifications()),
      );
      return lists.flat().map(({ title, body }) => ({ title, body }));
    });
  }

  /** Resolves with the notifications once there is one. */
  async notified(): Promise<Shown[]> {
    return until('a notification is shown', async () => {
      const shown = await this.shown();
      return shown.length > 0 && shown;
    });
  }
}
