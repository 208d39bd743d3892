import type { Locator, Page } from 'playwright';

/** The password of everybody in the demo. */
const PASSWORD = 'bellman-demo';

/** A member of staff at the desk, who finds everything by role and name (`contract`). */
export class Desk {
  constructor(readonly page: Page) {}

  async signIn(relay: string, email: string): Promise<void> {
    await this.page.goto(`${relay}/desk/`);
    await this.page.getByRole('textbox', { name: 'Email' }).fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await this.page.getByRole('button', { name: 'Sign out' }).waitFor();
  }

  get waiting(): Locator {
    return this.page.getByRole('list', { name: 'Waiting' }).getByRole('listitem');
  }

  get log(): Locator {
    return this.page.getByRole('log', { name: 'Conversation' });
  }

  /** Takes the waiting chat whose first words are these. */
  async take(words: string): Promise<void> {
    await this.waiting
      .filter({ hasText: words })
      .getByRole('button', { name: 'Take chat' })
      .click();
    // The chat that was open before has a reply box too: it is this one once its words are there.
    await this.log.getByText(words).first().waitFor();
    await this.page.getByRole('textbox', { name: 'Reply' }).waitFor();
  }

  async reply(words: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Reply' }).fill(words);
    await this.page.getByRole('button', { name: 'Send reply' }).click();
  }

  /** Resolves once the open conversation shows these words, whoever wrote them. */
  async heard(words: string): Promise<void> {
    await this.log.getByText(words, { exact: true }).waitFor();
  }
}
