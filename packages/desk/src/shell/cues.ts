import { councilOf, serviceName } from '../councils/councils.js';
import { newsWords, type News } from '../chat/news.js';
import { goTo, type Place } from '../ground/address.js';
import type { Notifier } from '../notify/notifier.js';
import type { Session } from '../session.js';
import { t } from '../text/text.js';
import { announce } from '../ui/announce.js';
import { Model } from '../ui/model.js';

/** News as it is shown above whatever is open. */
export interface Cue {
  /** What it is about; a later cue about the same takes its place. */
  readonly about: string;
  readonly words: string;
  /** Where it leads; null: nowhere. */
  readonly place: Place | null;
  /** Whether it stays until it is followed or put away; else it makes way, or goes by itself. */
  readonly stays: boolean;
}

/** How long news is shown that the lists show as well, ms. */
const SHOWN = 20_000;

/** How long a chat that waits may take to ring here before it is told of as waiting, ms. */
const RINGS = 500;

/** How long after a chat that rang out the relay sets somebody away for it, ms. */
const MISSED = 5_000;

/**
 * Turns what the relay tells into cues: each is said once to a screen reader, shown, and told by
 * the desktop and by sound in words that name no resident.
 */
export class Cues extends Model {
  #list: readonly Cue[] = [];
  readonly #stops: readonly (() => void)[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Chats that have just begun to wait: what rings here in a moment is told as that alone. */
  readonly #soon = new Map<string, ReturnType<typeof setTimeout>>();
  /** When a chat rang out here last, ms. */
  #missedAt = 0;

  constructor(
    private readonly session: Session,
    private readonly notifier: Notifier,
  ) {
    super();
    const { inbox, link } = session;
    inbox.onNews = (news) => this.#news(news);
    this.#stops = [
      () => (inbox.onNews = () => undefined),
      link.on('invited', ({ conversation, by }) => {
        const words = t('cue.invited', { by });
        const place: Place = { view: 'chats', conversation };
        this.#tell({ about: `invited ${conversation}`, words, place, stays: true }, words);
      }),
      link.on('case', ({ case: { id, council, kind, state } }) => {
        if (state !== 'open') return;
        const { shortName } = councilOf(session.councils, council);
        const words = t('cue.case', { kind: t(`cue.case.${kind}`), council: shortName });
        this.#tell({ about: `case ${id}`, words, place: { view: 'cases' }, stays: false }, words);
      }),
    ];
  }

  get list(): readonly Cue[] {
    return this.#list;
  }

  /** Puts one away. */
  drop(about: string): void {
    this.#set(this.#list.filter((cue) => cue.about !== about));
  }

  /** Puts all away. */
  clear(): void {
    for (const timer of this.#soon.values()) clearTimeout(timer);
    this.#soon.clear();
    this.#set([]);
  }

  /** Somebody does something else by now: what does not stay goes; so does what leads `here`. */
  moveOn(here: string | null = null): void {
    const list = this.#list.filter(
      ({ stays, place }) =>
        stays && !(here !== null && place?.view === 'chats' && place.conversation === here),
    );
    if (list.length < this.#list.length) this.#set(list);
  }

  stop(): void {
    this.clear();
    clearTimeout(this.#timer);
    for (const stop of this.#stops) stop();
  }

  #news(news: News): void {
    if (news.kind === 'state') return this.#now(news);
    const { id } = news.conversation;
    if (news.kind === 'lapsed') this.#missedAt = this.session.clock.now();
    clearTimeout(this.#soon.get(id));
    this.#soon.delete(id);
    if (news.kind === 'offer') this.drop(`waiting ${id}`);
    if (news.kind !== 'waiting') return this.#now(news);
    const tell = (): void => {
      if (this.session.inbox.line.forMe.some(({ conversation }) => conversation.id === id))
        this.#now(news);
    };
    this.#soon.set(id, setTimeout(tell, RINGS));
  }

  #now(news: News): void {
    const { councils, inbox, me, clock } = this.session;
    let words = newsWords(news, councils, me.id, clock.now());
    if (news.kind === 'state') {
      // The relay may tell of it before the second of the two has rung out here.
      const missed =
        clock.now() - this.#missedAt < MISSED ||
        inbox.line.forMe.some(({ conversation: { offer } }) => offer?.to === me.id);
      if (news.you.chosen === 'away' && missed) words = t('presence.missed');
      this.#tell({ about: 'state', words, place: null, stays: true }, words);
      return;
    }
    const { kind, conversation } = news;
    const { id, council: of, service, left } = conversation;
    const place: Place = { view: 'chats', conversation: kind === 'message' ? id : null };
    // A chat that went away is not worth a sound, nor is a message that can be answered tomorrow.
    const quiet = kind === 'returned' || kind === 'not-taken';
    const cue = { about: `${kind} ${id}`, words, place, stays: quiet };
    const council = councilOf(councils, of);
    const about = { council: council.shortName, service: serviceName(council, service) };
    if (kind === 'gone' || kind === 'lapsed' || quiet || left) this.#tell(cue, null);
    else this.#tell(cue, t(`cue.${kind}`, about), kind === 'offer' ? 'ring' : 'chime');
  }

  /** @param outside what is told beside the page; null: nothing */
  #tell(cue: Cue, outside: string | null, tone: 'ring' | 'chime' = 'chime'): void {
    announce(cue.words);
    this.#show(cue);
    if (outside === null) return;
    const open = (): void => {
      if (cue.place) goTo(cue.place);
    };
    this.notifier.tell({ words: outside, tone, about: cue.about, open });
  }

  #show(cue: Cue): void {
    // What rings has a region of its own, with its seconds.
    if (cue.about.startsWith('offer ')) return;
    this.#set([...this.#list.filter(({ stays, about }) => stays && about !== cue.about), cue]);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.moveOn(), SHOWN);
  }

  #set(list: readonly Cue[]): void {
    this.#list = list;
    this.changed();
  }
}
