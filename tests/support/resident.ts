import type { Locator, Page } from 'playwright';

/**
 * A resident at a council's page, who finds everything by role and name (`contract`): what a test
 * can do here, somebody with a screen reader can do.
 */
export class Resident {
  constructor(readonly page: Page) {}

  get launcher(): Locator {
    return this.page.getByRole('button', { name: /^Chat with us/ });
  }

  get panel(): Locator {
    const name = 'Hart District Council webchat';
    return this.page.getByRole('region', { name }).or(this.page.getByRole('dialog', { name }));
  }

  get log(): Locator {
    return this.panel.getByRole('log', { name: 'Conversation' });
  }

  get messageBox(): Locator {
    return this.panel.getByRole('textbox', { name: 'Your message' });
  }

  async openChat(): Promise<void> {
    await this.launcher.click();
    await this.messageBox.waitFor();
  }

  /** Chooses a service and sends the first message: the chat begins. */
  async start(words: string, service = 'Waste and recycling'): Promise<void> {
    const services = this.panel.getByRole('radiogroup', { name: 'What is it about?' });
    await services.getByRole('radio', { name: service }).check();
    await this.say(words);
    await this.heard(words);
  }

  async say(words: string): Promise<void> {
    await this.messageBox.fill(words);
    await this.panel.getByRole('button', { name: 'Send message' }).click();
  }

  /** Resolves once the conversation shows these words, whoever wrote them. */
  async heard(words: string): Promise<void> {
    await this.log.getByText(words, { exact: true }).waitFor();
  }
}
