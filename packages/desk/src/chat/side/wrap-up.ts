import { Journey, Level, mask } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { councilOf } from '../../councils/councils.js';
import { Refusal } from '../../link/refusal.js';
import { t } from '../../text/text.js';
import { announce } from '../../ui/announce.js';
import { errorOf, type FormError } from '../../ui/error-summary.js';
import { checkbox, radios, textField } from '../../ui/field.js';
import { selectField } from '../../ui/select.js';
import { whoIs } from '../who.js';
import { Asking } from './asking.js';
import { errorsOf, resolvedOf, serviceChoices, Wraps, type Wrap } from './wrap.js';

/**
 * What became of a chat (D6): keys 1 to 4 say how far it got, Enter saves, Escape leaves for the
 * chat's heading. It can be filled in while the chat goes on: what saves it then ends that first.
 */
@customElement('desk-wrap-up')
export class DeskWrapUp extends Asking {
  /** Whether this council lets a chat be put away without it. */
  @property({ type: Boolean }) optional = false;
  /** Puts the chat away. */
  @property({ attribute: false }) close: (conversation: string) => void = () => undefined;
  /** Asks whether to end the chat, and then saves. */
  @property({ attribute: false }) endFirst: () => void = () => undefined;
  @state() private wrap!: Wrap;
  @state() private errors: readonly FormError[] = [];

  get #wraps(): Wraps {
    return new Wraps(this.session.kept);
  }

  get #isEarly(): boolean {
    return this.chat.state !== 'ended';
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('chat') || changed.get('chat')?.id === this.chat.id) return;
    this.wrap = this.#wraps.of(this.chat);
    this.errors = [];
    this.problem = '';
  }

  /** To the first question, at what is chosen: the keys are the same each time. */
  async focusFirst(): Promise<void> {
    await this.updateComplete;
    // All of it in sight, not only the question that takes the focus.
    this.find('.wrap')?.scrollIntoView({ block: 'start' });
    const { journey } = this.wrap;
    await this.focusOn(journey === null ? '#wrap-journey input' : `#wrap-journey-${journey}`);
  }

  /** To the heading: what somebody types on of another text does nothing there. */
  async focusHeading(): Promise<void> {
    await this.focusOn('#wrap-title');
  }

  override render(): TemplateResult {
    return html`<section class="wrap" aria-labelledby="wrap-title">
      <div class="wrap__head">
        <h3 class="wrap__title" id="wrap-title" tabindex="-1">${t('wrap.chat', { name: whoIs(this.chat) })}</h3>
        <p class="field__hint">${t('wrap.hint')}</p>
      </div>
      ${this.refusal}
      <form @submit=${this.save} @keydown=${this.#key} novalidate>
        <div class="wrap__questions">${this.#choices()} ${this.#words()}</div>
        <div class="buttons">
          <button
            class="button"
            id="wrap-save"
            aria-disabled=${this.busy || nothing}
          >
            ${t(this.busy ? 'wrap.saving' : this.#isEarly ? 'wrap.endAndSave' : 'wrap.save')}
          </button>
          ${
            this.optional && !this.#isEarly
              ? html`<button
                class="button button--quiet"
                type="button"
                @click=${this.#leaveOut}
              >
                ${t('wrap.without')}
              </button>`
              : nothing
          }
        </div>
      </form>
    </section>`;
  }

  #choices(): TemplateResult {
    const { wrap, errors } = this;
    const resolved = resolvedOf(wrap);
    return html`${radios(
      {
        id: 'wrap-journey',
        label: t('wrap.journey'),
        hint: wrap.asLast ? t('wrap.asLast') : undefined,
        inline: true,
        error: errorOf(errors, 'wrap-journey'),
        value: wrap.journey,
        onInput: (chosen) =>
          this.#set({
            journey: Journey.options.find((journey) => journey === chosen) ?? null,
            asLast: false,
          }),
      },
      Journey.options.map((value) => ({ value, label: t(`wrap.journey.${value}`) })),
    )}
    ${radios(
      {
        id: 'wrap-level',
        label: t('wrap.level'),
        inline: true,
        error: errorOf(errors, 'wrap-level'),
        value: wrap.level === null ? null : String(wrap.level),
        onInput: (level) => this.#level(level),
      },
      Level.options.map((level) => ({ value: String(level), label: t(`wrap.level.${level}`) })),
    )}
    ${radios(
      {
        id: 'wrap-resolved',
        label: t('wrap.resolved'),
        hint: t('wrap.resolvedHint'),
        inline: true,
        value: resolved === null ? null : resolved ? 'yes' : 'no',
        onInput: (answer) => this.#set({ resolved: answer === 'yes' }),
      },
      [
        { value: 'yes', label: t('wrap.yes') },
        { value: 'no', label: t('wrap.no') },
      ],
    )}`;
  }

  #words(): TemplateResult {
    const { wrap, errors } = this;
    const { services } = councilOf(this.session.councils, this.chat.council);
    return html`<div class="wrap__avoidable">
        ${checkbox({
          id: 'wrap-avoidable',
          label: t('wrap.avoidable'),
          checked: wrap.avoidable,
          onChange: (avoidable) => this.#set({ avoidable }),
        })}
        ${
          wrap.avoidable
            ? textField({
                id: 'wrap-why',
                label: t('wrap.why'),
                error: errorOf(errors, 'wrap-why'),
                value: wrap.why,
                onInput: (why) => this.#set({ why }),
              })
            : nothing
        }
      </div>
      ${selectField(
        {
          id: 'wrap-service',
          label: t('wrap.service'),
          value: wrap.service,
          onInput: (service) => this.#set({ service }),
        },
        serviceChoices(services, [this.chat.service, wrap.service]),
      )}
      ${textField({
        id: 'wrap-reference',
        label: t('wrap.reference'),
        error: errorOf(errors, 'wrap-reference'),
        value: wrap.reference,
        onInput: (reference) => this.#set({ reference }),
      })}`;
  }

  #set(change: Partial<Wrap>): void {
    this.wrap = { ...this.wrap, ...change };
    this.#wraps.keep(this.chat, this.wrap);
    // What was said to be wrong goes as it is put right; nothing new is said before the next save.
    const still = errorsOf(this.wrap);
    this.errors = this.errors.filter(({ field }) => still.some((error) => error.field === field));
  }

  #level(chosen: string): void {
    this.#set({ level: Level.options.find((level) => String(level) === chosen) ?? null });
  }

  readonly #key = (event: KeyboardEvent): void => {
    const { target, key, ctrlKey, altKey, metaKey } = event;
    if (key === 'Escape') return this.closest('desk-conversation')?.querySelector('h2')?.focus();
    const writes = target instanceof HTMLElement && target.matches('[type="text"], select');
    if (writes || ctrlKey || altKey || metaKey || !/^[1-4]$/.test(key)) return;
    event.preventDefault();
    this.#level(key);
    // To the answer, so that it is read out.
    void this.focusOn(`#wrap-level-${key}`);
  };

  /** Saves it, or says what is missing; while the chat goes on, asks to end that first. */
  async save(event?: Event): Promise<void> {
    event?.preventDefault();
    const { wrap } = this;
    this.errors = errorsOf(wrap);
    const { journey, level } = wrap;
    const [first] = this.errors;
    if (first || journey === null || level === null) {
      await this.updateComplete;
      const field = this.find(`#${first?.field}`);
      (field?.querySelector('input') ?? field)?.focus();
      // Each time, also where the focus is at the first of them already.
      announce([t('errors.title'), ...this.errors.map(({ sentence }) => sentence)].join('. '));
      return;
    }
    if (this.#isEarly) this.endFirst();
    else await this.attempt(() => this.#send({ ...wrap, journey, level }));
  }

  readonly #leaveOut = async (): Promise<void> => {
    const { id } = this.chat;
    await this.attempt(async () => {
      await this.session.link.ask('putAway', { conversation: id });
      this.close(id);
    });
  };

  async #send(
    wrap: Wrap & { journey: NonNullable<Wrap['journey']>; level: NonNullable<Wrap['level']> },
  ): Promise<void> {
    const { chat } = this;
    const { service, journey, level, avoidable } = wrap;
    const resolved = resolvedOf(wrap);
    if (resolved === null) throw new Refusal('not-understood');
    await this.session.link.ask('wrapUp', {
      ...{ conversation: chat.id, service, journey, level, resolved, avoidable },
      why: avoidable ? mask(wrap.why.trim()).text : '',
      reference: wrap.reference.trim(),
    });
    this.#wraps.saved(chat, wrap);
    announce(t('wrap.saved', { name: whoIs(chat) }));
    this.close(chat.id);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-wrap-up': DeskWrapUp;
  }
}
