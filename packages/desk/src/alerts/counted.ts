import type { AudienceCount } from '@bellman/protocol';
import {
  html,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import type { Api } from '../link/api.js';
import { asRefusal, Refusal } from '../link/refusal.js';
import { t, type AlertsKey } from '../text/alerts.js';
import { audience } from './words.js';

/** While somebody ticks one box after another, the relay is asked once they pause (ms). */
const PAUSE = 250;

/** What is counted: areas by code, and services that narrow them, of which one may be needed. */
export interface Counted {
  readonly council: string;
  readonly areas: readonly string[];
  readonly services: readonly string[];
  readonly needsService?: boolean;
}

/** What to say where too little is chosen to be counted. */
const unchosen = (what: Counted | undefined): AlertsKey | undefined => {
  if (what?.areas.length === 0) return 'audience.none';
  return what?.needsService && what.services.length === 0 ? 'audience.noService' : undefined;
};

/** Keeps the count of a selection: asks anew when the selection changes, and shows the last answer. */
export class AudienceCounter implements ReactiveController {
  /** The count of what was last asked for; undefined while it is being counted. */
  count: AudienceCount | undefined;
  problem = '';
  #asked = '';
  #hasResult = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly api: () => Api,
    private readonly which: () => Counted | undefined,
    private readonly pause = PAUSE,
    /** Hears the words of each result after the first, which is what the view opens with. */
    private readonly onResult: (words: string) => void = () => undefined,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const what = this.which();
    const key = JSON.stringify(what ?? null);
    if (key === this.#asked) return;
    this.#asked = key;
    this.count = undefined;
    this.problem = '';
    clearTimeout(this.#timer);
    if (!what) return;
    if (unchosen(what)) this.#result();
    else this.#timer = setTimeout(() => void this.#ask(what, key), this.pause);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#asked = '';
    this.#hasResult = false;
  }

  /** In words: the count, that it is being counted, or that nothing is chosen. */
  get words(): string {
    if (this.problem) return this.problem;
    const unchosenYet = unchosen(this.which());
    if (unchosenYet) return t(unchosenYet);
    return this.count ? audience(this.count) : t('audience.counting');
  }

  #result(): void {
    if (this.#hasResult) this.onResult(this.words);
    this.#hasResult = true;
  }

  async #ask({ council, areas, services }: Counted, key: string): Promise<void> {
    const where = areas.map((code) => ({ type: 'area' as const, code }));
    const answer = await this.api()
      .call('deskAudience', { council }, { where, services: [...services] })
      .catch(asRefusal);
    // Another selection has been made meanwhile, and is being counted.
    if (key !== this.#asked) return;
    if (answer instanceof Refusal) this.problem = answer.message;
    else this.count = answer;
    this.#result();
    this.host.requestUpdate();
  }
}

/** The count as a line. It is not live: where a change is to be heard, the counter says its result. */
export const audienceLine = (counter: AudienceCounter): TemplateResult =>
  html`<p class="audience" role="group" aria-label=${t('audience.label')}>
    <strong>${counter.words}</strong>
  </p>`;
