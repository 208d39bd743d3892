import { limits, mask, type Survey } from '@bellman/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { DoneReply } from '../chat/arrivals.js';
import { defineOnce } from '../ground/define-once.js';
import { plain } from '../ground/plain.js';
import type { Texts } from '../text/texts.js';
import { outcomeOf } from './after-ask.js';
import { afterStyle } from './after-style.js';
import { baseStyle } from './base-style.js';
import { answersIn, questions, type Question } from './survey-questions.js';
import type { Webchat } from './webchat.js';

/** Three short questions after a chat; nobody has to answer one, and one click is rid of them. */
export class BellmanSurvey extends LitElement {
  static override styles = [baseStyle, afterStyle];

  @property({ attribute: false }) webchat!: Webchat;
  @state() private stage: 'asked' | 'open' | 'sent' | 'skipped' = 'asked';
  @state() private trouble = '';
  @state() private isBusy = false;

  protected override render(): TemplateResult | typeof nothing {
    const { text } = this.webchat;
    const { stage } = this;
    if (!text || stage === 'skipped') return nothing;
    return html`<div class="stack">
      <h3 tabindex="-1">${text.t('survey.heading')}</h3>
      <p role="status">${stage === 'sent' ? text.t('survey.thanks') : nothing}</p>
      ${stage === 'asked' ? this.#offer(text) : nothing} ${stage === 'open' ? this.#form(text) : nothing}
    </div>`;
  }

  #offer(text: Texts): TemplateResult {
    return html`<p>${text.t('survey.about')}</p>
      <div class="row">
        <button type="button" class="second" @click=${() => void this.#go('open')}>
          ${text.t('survey.start')}
        </button>
        ${this.#skip(text)}
      </div>`;
  }

  #skip(text: Texts): TemplateResult {
    return html`<button type="button" class="second" @click=${() => void this.#go('skipped')}>
      ${text.t('survey.skip')}
    </button>`;
  }

  #form(text: Texts): TemplateResult {
    return html`<form class="stack" @submit=${(event: SubmitEvent) => void this.#send(event, text)}>
      ${questions.map((question) => this.#question(text, question))}
      <div>
        <label for="words">${text.t('survey.words')}</label>
        <p class="quiet" id="words-hint">${text.t('survey.words.hint')}</p>
        <textarea
          id="words"
          name="words"
          rows="3"
          maxlength=${limits.surveyWords}
          aria-describedby="words-hint"
        ></textarea>
      </div>
      <p role="alert" class="error">${this.trouble}</p>
      <div class="row">
        <button type="submit" aria-disabled=${this.isBusy ? 'true' : 'false'}>
          ${text.t('survey.send')}
        </button>
        ${this.#skip(text)}
      </div>
    </form>`;
  }

  #question(text: Texts, { name, values }: Question): TemplateResult {
    return html`<fieldset>
      <legend>${text.t(`survey.${name}`)}</legend>
      ${values.map(
        (value) => html`<label class="choice">
          <input type="radio" name=${name} .value=${value} />
          <span>${text.t(`survey.${name}.${value}` as Parameters<Texts['t']>[0])}</span>
        </label>`,
      )}
    </fieldset>`;
  }

  async #send(event: SubmitEvent, text: Texts): Promise<void> {
    event.preventDefault();
    if (this.isBusy) return;
    const answers = answersIn(new FormData(event.currentTarget as HTMLFormElement));
    const words = mask(plain(answers.words ?? '').trim()).text;
    const { words: _typed, ...chosen } = answers;
    const survey: Survey = words === '' ? chosen : { ...chosen, words };
    if (Object.keys(survey).length === 0) {
      this.trouble = text.t('survey.empty');
      return;
    }
    this.isBusy = true;
    this.trouble = '';
    const asking = this.webchat.session.ask('survey', survey, DoneReply);
    const { answer, trouble } = await outcomeOf(asking, text, 'survey.failed');
    this.isBusy = false;
    this.trouble = trouble;
    if (answer) await this.#go('sent');
  }

  /** What the focus stood on goes, so it moves to the heading; without one, to what comes next. */
  async #go(stage: 'open' | 'sent' | 'skipped'): Promise<void> {
    this.stage = stage;
    await this.updateComplete;
    const heading = this.renderRoot.querySelector('h3');
    if (heading) heading.focus();
    else this.dispatchEvent(new Event('skipped', { bubbles: true, composed: true }));
  }
}

defineOnce('bellman-survey', BellmanSurvey);
