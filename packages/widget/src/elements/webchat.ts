import type { CouncilView, Language, ProblemView } from '@bellman/protocol';
import { createLateLink as createLink } from '../chat/late-link.js';
import { ChatSession } from '../chat/session.js';
import { createStore, pageStorage } from '../chat/store.js';
import { openTabs } from '../chat/tabs.js';
import { isUnderWay } from '../chat/phases.js';
import { Again } from '../ground/again.js';
import { loadCouncil } from '../ground/council.js';
import { faultIn, isFinal } from '../ground/fault.js';
import { farewell } from '../ground/farewell.js';
import { newId } from '../ground/ids.js';
import { relayOf } from '../ground/relay.js';
import { offerOf } from '../ground/services.js';
import { applyTheme } from '../ground/theme.js';
import { browserTimers } from '../ground/timers.js';
import { loadTexts } from '../text/load.js';
import type { Catalogue, Texts } from '../text/texts.js';
import type { Closing } from './closing.js';
import { fetchPart } from './conversation-parts.js';
import { healAlerts } from './heal-alerts.js';
import { askAvailability, type Asked } from './home-asks.js';

/** Where a webchat turns to; tests hand in another end of the wire. */
export const realWorld = { createLink, loadCouncil, askAvailability, timers: browserTimers };
export type World = typeof realWorld;

/** Fetches sentences in one language. */
type LoadCatalogue = (language: Language) => Promise<Catalogue>;

/** What the panel and its views draw: a council, its words, and the chat of this tab. */
export class Webchat {
  text: Texts | null = null;
  council: CouncilView | null = null;
  /** Why the council could not be asked. */
  fault: ProblemView | null = null;
  /** What was chosen and said before a chat; a refusal leads back to it. */
  wish = { service: '', name: '' };
  /** Whether the next view before a chat is the one that goes on with an earlier chat. */
  wantsEarlier = false;
  /** What is in force at the council, once its relay told a chat of anything (A8). */
  notice: HTMLElement | undefined;
  session: ChatSession;
  readonly relay: string;
  readonly #id: string;
  #asked: Promise<Asked | null> | undefined;
  /** What fetches the sentences that were learnt, for another language. */
  readonly #learnt = new Set<LoadCatalogue>();
  readonly #again: Again;
  /** Fetched with what else belongs to waiting. */
  #closing: Closing | null | undefined;
  /** Counts the questions for the council: only the last one's answer is of use. */
  #question = 0;
  #wasUp = false;
  #refusal: ProblemView | null = null;

  /**
   * `widget` is the page's element, with its attributes; `host` wears the council's look; `changed`
   * is called after every change.
   */
  constructor(
    readonly widget: HTMLElement,
    readonly host: HTMLElement,
    public language: Language,
    private readonly changed: () => void,
    private readonly world: World = realWorld,
  ) {
    this.relay = relayOf(widget);
    this.#id = widget.getAttribute('council') ?? '';
    const { timers } = world;
    this.#again = new Again(
      timers,
      () => this.#isNeeded,
      () => void this.#ask(),
    );
    this.session = this.#newSession();
    this.language = this.session.liking.language ?? language;
  }

  /** Loads words and council, and goes on with a chat if there is one, or if `code` opens one. */
  async begin(code?: string): Promise<void> {
    this.#look({ base: 'govuk' });
    this.text = await loadTexts(this.language);
    this.changed();
    await Promise.all([this.session.resume(code), this.load()]);
  }

  /** Asks the relay for the council; where it does not answer, again and again (C12 needs it). */
  async load(): Promise<void> {
    this.fault = null;
    this.changed();
    // Beside the first council, so that the form need not wait twice.
    if (!this.council)
      this.#asked = this.world.askAvailability(this.relay, this.#id, this.language);
    await this.#ask();
  }

  /** How the council's services can be reached now: what was asked beside the council, then anew. */
  availability(): Promise<Asked | null> {
    const asked = this.#asked;
    this.#asked = undefined;
    return asked ?? this.world.askAvailability(this.relay, this.#id, this.language);
  }

  /** Takes in sentences that are fetched on need, in this language and in one chosen later. */
  async learn(load: LoadCatalogue): Promise<void> {
    this.#learnt.add(load);
    const more = await load(this.text?.language ?? this.language);
    this.text = this.text?.with(more) ?? null;
    this.changed();
  }

  /** Goes on in another language, and keeps that with the chat. The council's names follow. */
  async speak(language: Language): Promise<void> {
    this.language = language;
    this.text = await this.#words(this.council?.texts);
    this.session.like({ language });
    await this.load();
  }

  /** The page goes, perhaps into the browser's back/forward cache. */
  leave(): void {
    this.#again.stop();
    this.#closing?.stop();
    this.session.close();
  }

  /** The page is back from that cache; a later page of this tab may have gone on with the chat. */
  async comeBack(): Promise<void> {
    const { draft } = this.session.view;
    this.session.close();
    this.session = this.#newSession();
    // Before a chat nothing was kept of it.
    if (this.session.view.draft === '') this.session.setDraft(draft);
    this.#tellSession();
    this.changed();
    if (!this.council) void this.#ask();
    await this.session.resume();
  }

  /** A chat goes by what the council says of itself, and so does whoever looks into the panel. */
  get #isNeeded(): boolean {
    // The frame stands in the panel only while that is open.
    const isOpen = this.host.shadowRoot?.querySelector('bellman-frame') ?? null;
    return isUnderWay(this.session.view.phase) || isOpen !== null;
  }

  /** The fault that stands there stays until there is an answer: what it says is read meanwhile. */
  async #ask(): Promise<void> {
    const question = (this.#question += 1);
    this.#again.stop();
    try {
      const council = await this.world.loadCouncil(this.relay, this.#id, this.language);
      const text = await this.#words(council.texts);
      if (question !== this.#question) return;
      if (!this.council) healAlerts(this.relay, council);
      this.text = text;
      this.council = council;
      this.fault = null;
      this.#again.done();
      this.#look(council.brand);
      this.#tellSession();
    } catch (error) {
      const fault = faultIn(error);
      if (question !== this.#question) return;
      this.fault = fault;
      if (isFinal(fault)) this.#again.done();
      else this.#again.failed();
    }
    this.changed();
  }

  /** The chat changed: what follows from that beside it. */
  #follow(): void {
    const isUp = this.session.view.connection === 'up';
    if (isUp && !this.#wasUp) this.#again.now();
    this.#wasUp = isUp;
    const { problem } = this.session.view;
    // What it offers is out of date: others would choose the same again.
    if (problem?.code === 'service-unknown' && problem !== this.#refusal) void this.#ask();
    this.#refusal = problem;
    this.#again.look();
    void this.#lookAtClosing();
    this.changed();
  }

  /** Whether the service closes, for whoever waits for it. */
  async #lookAtClosing(): Promise<void> {
    if (this.session.view.phase === 'waiting' && !this.#closing) {
      const part = await fetchPart('after');
      this.#closing ??=
        part &&
        new part.Closing(
          () => this.session,
          () => this.availability(),
          this.world.timers,
        );
    }
    this.#closing?.look();
  }

  async #words(overrides: Catalogue = {}): Promise<Texts> {
    let text = await loadTexts(this.language, overrides);
    for (const load of this.#learnt) text = text.with(await load(text.language));
    return text;
  }

  #newSession(): ChatSession {
    const session = new ChatSession({
      store: createStore(pageStorage(), this.#id),
      timers: browserTimers,
      newId,
      link: (hello, handlers) =>
        this.world.createLink(
          this.relay,
          this.#id,
          hello,
          { ...handlers, alerts: (what) => void this.#told(what) },
          this.world.timers,
        ),
      tabs: (handlers) => openTabs(this.#id, browserTimers, handlers),
      farewell: (token) => farewell(this.relay, this.#id, token),
    });
    session.watch(() => this.#follow());
    return session;
  }

  /** A relay told what is in force: most chats are told of nothing, and fetch nothing for it. */
  async #told(what: unknown): Promise<void> {
    if (!what && !this.notice) return;
    this.notice = (await fetchPart('current'))?.tellCurrent(this, what);
    this.changed();
  }

  /** What the chat goes by of the council and of the page. */
  #tellSession(): void {
    if (!this.council) return;
    const { danger, services } = this.council;
    this.session.listenFor(danger);
    const setting = this.widget.getAttribute('services') ?? '';
    this.session.know({ pageService: offerOf(services, setting, location.pathname).chosen });
  }

  #look(brand: CouncilView['brand']): void {
    applyTheme(this.host, brand, this.widget.getAttribute('theme'));
  }
}
