import { Desk } from './desk.js';

/** What a planner says in an alert. */
export interface AlertWords {
  readonly headline: string;
  readonly what: string;
  readonly instruction: string;
  /** Names of the wards, as the list shows them. */
  readonly areas: readonly string[];
}

/** What a flood is called in Welsh, for the demo's council has two languages. */
const WELSH = {
  headline: 'Mae’r afon Hart yn codi',
  what: 'Disgwylir i’r afon gyrraedd cartrefi o hanner nos.',
  instruction: 'Symudwch eich pethau gwerthfawr i fyny’r grisiau.',
};

/** Whoever writes and approves alerts at the desk. */
export class Planner extends Desk {
  async next(): Promise<void> {
    await this.page.getByRole('button', { name: 'Save and continue' }).click();
  }

  async choose(group: string, option: string): Promise<void> {
    await this.page
      .getByRole('group', { name: group })
      .getByRole('radio', { name: option, exact: true })
      .check();
  }

  /** Answers the first question: what is happening. */
  async tellWhat(words: AlertWords): Promise<void> {
    await this.page.getByRole('link', { name: 'Alerts', exact: true }).click();
    await this.page.getByRole('button', { name: 'New alert' }).click();
    await this.choose('Kind of alert', 'Emergency');
    await this.page.getByLabel('What is it about?').selectOption('Weather and flooding');
    await this.choose('How bad is it?', 'Severe');
    await this.choose('How soon must people act?', 'Now');
    await this.choose('How certain is it?', 'Seen');
    await this.#fill(words, '');
    await this.#fill(WELSH, ' in Welsh');
    await this.next();
  }

  async #fill(words: typeof WELSH, language: '' | ' in Welsh'): Promise<void> {
    const box = (label: string) =>
      this.page.getByRole('textbox', { name: `${label}${language}`, exact: true });
    await box('Headline').fill(words.headline);
    await box('What is happening').fill(words.what);
    await box('What to do').fill(words.instruction);
  }

  /** Writes an alert from the first question to the last check, without submitting it. */
  async write(words: AlertWords): Promise<void> {
    await this.tellWhat(words);
    const areas = this.page.getByRole('group', { name: 'Areas' });
    for (const area of words.areas) await areas.getByRole('checkbox', { name: area }).check();
    await this.next();
    await this.choose('It ends in', '2 hours');
    await this.next();
    await this.page.getByRole('button', { name: 'Submit for approval' }).waitFor();
  }

  async submit(): Promise<void> {
    await this.page.getByRole('button', { name: 'Submit for approval' }).click();
    await this.page.getByText('Waiting for approval').first().waitFor();
  }

  /** Opens an alert from the list. */
  async read(headline: string): Promise<void> {
    await this.page.getByRole('link', { name: 'Alerts', exact: true }).click();
    await this.page.getByRole('link', { name: headline }).click();
    await this.page.getByRole('heading', { name: headline }).first().waitFor();
  }

  /** Approves the open alert, in its two steps. */
  async approve(): Promise<void> {
    await this.page.getByRole('button', { name: 'Approve and send', exact: true }).click();
    await this.page.getByRole('button', { name: 'Yes, approve and send' }).click();
  }
}
