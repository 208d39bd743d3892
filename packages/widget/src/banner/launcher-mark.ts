import type { BannerAlert } from '@bellman/protocol';
import type { Webchat } from '../elements/webchat.js';
import type { AlertList } from './list.js';
import { announced } from './said.js';
import type { Say } from './words.js';

/**
 * What the launcher tells of alerts while the panel is closed: it announces what comes and goes, and
 * is marked for as long as something new is in force that is neither a drill nor an all-clear.
 */
export class LauncherMark {
  #unread: readonly BannerAlert[] = [];
  #isOn = false;

  constructor(
    private readonly list: Pick<AlertList, 'has'>,
    private readonly webchat: () => Webchat | undefined,
  ) {}

  tell(news: readonly BannerAlert[], gone: readonly BannerAlert[], say: Say): void {
    const real = news.filter(({ exercise, type }) => !exercise && type !== 'all-clear');
    this.#unread = [...this.#unread, ...real].filter((alert) => this.list.has(alert));
    const mark = this.#unread.length > 0 ? say('banner.new') : '';
    this.#isOn = mark !== '';
    this.#show(mark, announced(news, gone, say));
  }

  /** The panel is open: what is there is read in it. */
  clear(): void {
    this.#unread = [];
    if (this.#isOn) this.#show('', '');
    this.#isOn = false;
  }

  #show(mark: string, news: string): void {
    const { host, session, text } = this.webchat() ?? {};
    const count = session?.view.unread ?? 0;
    const messages = count > 0 ? text?.t('launcher.unread', { count }) : '';
    const words = [messages, mark].filter(Boolean).join(', ');
    host?.dispatchEvent(new CustomEvent('bellman-unread', { detail: { words, news } }));
  }
}
