import { limits, type ChangeFollower, type FollowerView, type Language } from '@bellman/protocol';
import type { AlertsKey } from '../text/keys.js';
import { faultOf } from './fault.js';
import { change } from './followers.js';
import { stopKept, withKept } from './held.js';
import { dropKept, readKept, type Kept } from './keep.js';
import { KnownAreas } from './known-areas.js';
import { abilityOf } from './permission.js';
import { findPlace, isSame, listAreas, nameOf, newPlace, type ChosenPlace } from './places.js';
import { begin, type Fault, type Screen, type State } from './state.js';
import { reopen, turnOn, type Ground } from './turn-on.js';

/** What the sign-up is given. */
export interface SignUpParts extends Ground {
  /** The council's worker file, absolute and on this site; null where the page names none. */
  readonly worker: string | null;
  /** What alerts are to be written in. */
  readonly language: () => Language;
  /** Called after every change. */
  readonly onChange: () => void;
  /** Called when "Back" leads out of the sign-up. */
  readonly onLeave: () => void;
  /** Called once alerts are on. */
  readonly onSubscribed: () => void;
}

/** The sign-up as a machine: its state, and what a resident can do in it. It draws nothing. */
export class SignUp {
  state: State = begin;
  #kept: Kept | null = null;
  readonly #areas = new KnownAreas();
  /** Another tab changed what is kept while something was under way here. */
  #isOutdated = false;
  /** Where "Back" leads, latest last. */
  #trail: Screen[] = [];

  constructor(readonly parts: SignUpParts) {}

  /** Finds out how things stand: on already, able to be turned on, or not. */
  async open(): Promise<void> {
    const { device, home, worker } = this.parts;
    this.#set({ ...begin, permission: device.permission() });
    this.#trail = [];
    const ability = abilityOf(device.browser);
    if (ability !== 'able') return this.#set({ screen: ability });
    this.#kept = readKept(home.council);
    if (!this.#kept) return this.#set({ screen: worker ? 'postcode' : 'no-worker' });
    await this.#reopen(this.#kept);
  }

  /** Another tab has changed what is kept: shows what holds now, unless a sign-up is under way. */
  async heed(): Promise<void> {
    const { busy, follower, screen } = this.state;
    this.#isOutdated = busy;
    const now = readKept(this.parts.home.council);
    const known = now ?? this.#kept;
    const isNews = now?.token !== this.#kept?.token;
    if (!busy && known && isNews && (follower || screen === 'stopped')) await this.#reopen(known);
  }

  /** Adds the place of a postcode as it was typed. */
  async addPostcode(postcode: string): Promise<void> {
    if (postcode.trim() === '') return this.#refuse('postcode', 'alerts.where.empty');
    await this.#run('postcode', async () => this.#add(await findPlace(this.parts.home, postcode)));
  }

  /** Shows the list of wards. */
  async showWards(): Promise<void> {
    await this.#run(null, async () => {
      const areas = await listAreas(this.parts.home);
      this.#go('ward', { areas });
    });
  }

  /** Adds a whole ward, by its code. */
  addWard(code: string): void {
    const area = this.state.areas.find((one) => one.code === code);
    if (!area) return this.#refuse('ward', 'alerts.ward.empty');
    this.#add({ postcode: null, area });
  }

  removePlace(place: ChosenPlace): void {
    const places = this.state.places.filter((one) => !isSame(one, place));
    const removed = nameOf(place);
    this.#set({ places, removed, fault: null });
    if (places.length === 0) this.#go('postcode', { removed });
  }

  /** Goes to a screen that needs nothing from the relay. */
  show(screen: 'postcode' | 'places' | 'services' | 'turn-on'): void {
    this.#go(screen);
  }

  /** Marks a service as followed, or not. */
  choose(service: string, isChosen: boolean): void {
    const others = this.state.services.filter((one) => one !== service);
    this.#set({ services: isChosen ? [...others, service] : others });
  }

  /** Asks for permission, subscribes, signs up. Must be called by the resident's own click. */
  async turnOn(): Promise<void> {
    const { parts, state } = this;
    await this.#run(null, async () => {
      const permission = await parts.device.askPermission();
      this.#set({ permission });
      if (permission === 'denied') return this.#go('blocked');
      if (permission === 'default') return this.#refuse(null, 'alerts.turn-on.dismissed');
      const wish = { places: state.places, services: state.services, language: parts.language() };
      const { follower, kept, isKept } = await turnOn(parts, parts.worker ?? '', wish);
      this.#kept = kept;
      this.#arrive('following', { follower, isKept, fresh: true });
      parts.onSubscribed();
    });
  }

  /** Saves what was changed after alerts were on. */
  async save(): Promise<void> {
    const { places, services } = this.state;
    const changes: ChangeFollower = {
      places: places.flatMap(newPlace),
      services: [...services],
    };
    const { home } = this.parts;
    const known = this.#kept;
    if (!known) return;
    await this.#run(null, async () => {
      const follower = await withKept(home.council, known, (kept) => {
        this.#kept = kept;
        return change(home, kept.token, changes);
      });
      this.#arrive('following', { follower, fresh: false, note: 'alerts.yours.saved' });
    });
  }

  /** Stops: erased at the relay, given up in this browser, forgotten. */
  async stop(): Promise<void> {
    const { parts } = this;
    const kept = this.#kept;
    if (!kept) return;
    await this.#run(null, async () => {
      await this.#forget(await stopKept(parts.home, kept));
      this.#arrive('stopped', { ...begin, permission: parts.device.permission() });
    });
  }

  /** After "blocked": looks at the permission again. */
  retryPermission(): void {
    const permission = this.parts.device.permission();
    if (permission === 'denied') return this.#refuse(null, 'alerts.blocked.heading');
    this.#set({ permission });
    this.back();
  }

  /** One screen back, or out. */
  back(): void {
    const screen = this.#trail.pop();
    if (!screen) return this.parts.onLeave();
    const { follower } = this.state;
    const undone = screen === 'following' && follower ? this.#wishOf(follower) : {};
    this.#set({ ...undone, screen, removed: null, fault: null, note: null });
  }

  async #reopen(known: Kept): Promise<void> {
    const { parts } = this;
    const { home, device } = parts;
    const wasOpening = this.state.screen === 'opening';
    await this.#run(null, async () => {
      const opened = await withKept(home.council, known, (kept) => reopen(parts, kept));
      this.#kept = opened.kept;
      const isKept = readKept(home.council) !== null;
      const permission = device.permission();
      this.#arrive('following', { follower: opened.follower, fresh: false, isKept, permission });
    });
    const { fault, follower } = this.state;
    if (!fault) return this.#locate();
    if (!('problem' in fault) || fault.problem.code !== 'follower-unknown')
      return wasOpening ? this.#set({ screen: 'unreached' }) : undefined;
    if (wasOpening) {
      await this.#forget(readKept(home.council) ?? known);
      this.#set({ screen: 'postcode', fault: null, note: 'alerts.gone' });
    } else if (follower) {
      // The tab that stopped gives the subscription up.
      this.#kept = null;
      this.#arrive('stopped', { ...begin, permission: device.permission() });
    }
  }

  /** Says where the postcodes lie, once the relay has told it. */
  async #locate(): Promise<void> {
    await this.#areas.find(this.parts.home, this.state.follower?.places ?? []);
    this.#set({ places: this.state.places.map((place) => this.#areas.fill(place)) });
  }

  /** Nothing of the sign-up stays in this browser. */
  async #forget(kept: Kept): Promise<void> {
    dropKept(this.parts.home.council);
    this.#kept = null;
    await this.parts.device.unsubscribe(kept.worker);
  }

  #add(place: ChosenPlace): void {
    this.#areas.learn(place);
    const { places } = this.state;
    const isKnown = places.some((one) => isSame(one, place));
    if (!isKnown && places.length >= limits.places) return this.#refuse(null, 'alerts.places.full');
    this.#go('places', { places: isKnown ? places : [...places, place] });
  }

  /** Shows a screen that "Back" leads from. */
  #go(screen: Screen, changes: Partial<State> = {}): void {
    this.#trail.push(this.state.screen);
    this.#set({ removed: null, ...changes, screen, fault: null, note: null });
  }

  /** Shows a screen that nothing leads back from. */
  #arrive(screen: 'following' | 'stopped', changes: Partial<State>): void {
    this.#trail = [];
    const wish = changes.follower ? this.#wishOf(changes.follower) : {};
    this.#set({ removed: null, fault: null, note: null, ...changes, ...wish, screen });
  }

  /** What is followed, and where it lies as far as that is known. */
  #wishOf({ places, services }: FollowerView): Pick<State, 'places' | 'services'> {
    return { places: places.map((place) => this.#areas.fill(place)), services };
  }

  #refuse(field: Fault['field'], key: AlertsKey): void {
    this.#set({ fault: { field, key } });
  }

  #set(changes: Partial<State>): void {
    this.state = { ...this.state, ...changes };
    this.parts.onChange();
  }

  /** Does what takes time; a second click meanwhile does nothing. */
  async #run(field: Fault['field'], work: () => Promise<void>): Promise<void> {
    if (this.state.busy) return;
    this.#set({ busy: true, removed: null, fault: null });
    try {
      await work();
    } catch (error) {
      this.#set({ fault: faultOf(field, error) });
    } finally {
      this.#set({ busy: false });
      if (this.#isOutdated) void this.heed();
    }
  }
}
