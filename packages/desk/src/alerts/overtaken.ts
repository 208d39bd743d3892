import type { StaffAlert } from '@bellman/protocol';
import type { ReactiveController } from 'lit';
import { t } from '../text/alerts.js';
import { announce } from '../ui/announce.js';
import type { View } from '../ui/view.js';
import { stateWords } from './life.js';
import type { LiveAlert } from './live-alert.js';
import type { StepEvent } from './steps.js';

/** What is asked about a step that the alert has outrun. */
const askedWords = (event: StepEvent, { state, sendAt }: StaffAlert, now: number): string => {
  if (event === 'stop' && state === 'stopped') return t('overtaken.stopped');
  if (event === 'stop' && (state === 'sent' || state === 'expired')) return t('overtaken.out');
  return t('overtaken.asked', { state: stateWords({ state, sendAt }, now) });
};

/**
 * What others, and the relay, did to the alert that somebody looks at: said once, by the focus where
 * what they were at is gone from the page, else through the live region.
 */
export class Overtaken implements ReactiveController {
  /** What to show about a question that was closed; empty: there was none. */
  asked = '';
  #say = '';
  #focused: Element | null = null;

  constructor(private readonly host: View) {
    host.addController(this);
  }

  /**
   * The alert was read again.
   * @param event the step that was being asked about and cannot be taken any more @param at ms
   */
  moved(
    before: StaffAlert,
    { alert, held, newest }: LiveAlert,
    event: StepEvent | undefined,
    at: number,
  ): void {
    if (!alert || !newest) return;
    const isOther = before.hash !== newest.hash;
    const isMoved = before.state !== newest.state;
    if (event || isOther || isMoved)
      this.asked = event && !held ? askedWords(event, newest, at) : '';
    if (event && !held) this.#say = this.asked;
    else if (isOther) this.#say = t(held ? 'alert.changedRead' : 'alert.changedSay');
    else if (isMoved) this.#say = t('alert.stateSay', { state: stateWords(newest, at) });
  }

  clear(): void {
    this.asked = '';
  }

  hostUpdate(): void {
    const { activeElement } = document;
    this.#focused = this.host.contains(activeElement) ? activeElement : null;
  }

  hostUpdated(): void {
    const isGone = this.#focused?.isConnected === false && document.activeElement === document.body;
    const notice = this.host.querySelector<HTMLElement>('#alert-news');
    if (isGone) (notice ?? this.host.querySelector<HTMLElement>('h1'))?.focus();
    // The focus reads the notice out.
    if (this.#say !== '' && !(isGone && notice)) announce(this.#say);
    this.#say = '';
    this.#focused = null;
  }
}
