import type { AlertDraft, AudienceCount, VersionType } from '@bellman/protocol';
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

/** What is counted: places, and services that narrow them, of which one may be needed. */
export interface Counted extends Pick<AlertDraft, 'buffer' | 'exercise'> {
  readonly council: string;
  readonly where: readonly AlertDraft['where'][number][];
  readonly services: readonly string[];
  readonly general: boolean;
  /** The further version that it is chosen for; null: a first alert. */
  readonly version: string | null;
  readonly needsService: boolean;
}

/** What is counted of an alert that the relay has, or of a form: `services` as they are sent. */
export const countedOf = (
  council: string,
  alert: {
    readonly id: string | null;
    readonly type: VersionType;
    readonly kind: AlertDraft['kind'] | null;
    readonly where: readonly AlertDraft['where'][number][];
    readonly buffer: number | null;
    readonly services: readonly string[];
    readonly exercise: boolean;
  },
  needsService = false,
): Counted => ({
  council,
  where: alert.where,
  buffer: alert.buffer ?? 0,
  services: alert.services,
  exercise: alert.exercise,
  general: alert.kind === 'general',
  version: alert.type === 'alert' ? null : alert.id,
  needsService,
});

/** What to say where too little is chosen to be counted. */
const unchosen = (what: Counted | undefined): AlertsKey | undefined => {
  // A further version reaches those who got the first, wherever they are now.
  if (what?.where.length === 0 && what.version === null) return 'audience.none';
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

  async #ask(what: Counted, key: string): Promise<void> {
    const { council, buffer, exercise, general, version } = what;
    const answer = await this.api()
      .call(
        'deskAudience',
        { council },
        {
          ...{ buffer, exercise, general, version },
          where: [...what.where],
          services: [...what.services],
        },
      )
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
