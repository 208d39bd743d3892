import type { ChangeFollower, FollowerView } from '@bellman/protocol';
import { Choices } from './choices.js';
import { change, dropChannel } from './followers.js';
import { stopKept, withKept } from './held.js';
import { dropKept, readKept, writeKept, type Kept } from './keep.js';
import { abilityOf } from './permission.js';
import { newPlace } from './places.js';
import { begin, type State } from './state.js';
import { SubscribeFailure } from './subscribe.js';
import { channelHere, joinHere, reopen, turnOn, turnOnByEmail } from './turn-on.js';

/** The sign-up as a machine: its state, and what a resident can do in it. It draws nothing. */
export class SignUp extends Choices {
  #kept: Kept | null = null;
  /** Another tab changed what is kept while something was under way here. */
  #isOutdated = false;

  /** Finds out how things stand: on already, able to be turned on, or not. */
  async open(): Promise<void> {
    const { device, home, worker } = this.parts;
    this.land('opening', { ...begin, permission: device.permission() });
    this.#kept = readKept(home.council);
    if (this.#kept) return this.#reopen(this.#kept);
    const ability = abilityOf(device.browser);
    if (ability === 'unsupported' && device.browser.isPrivate)
      return this.set({ screen: 'private' });
    if (ability !== 'able') return this.set({ screen: ability });
    this.set({ screen: worker ? 'postcode' : 'no-worker' });
  }

  /** Another tab, or the worker, has changed what is kept: shows what holds now. */
  async heed(): Promise<void> {
    const { busy, follower, screen } = this.state;
    this.#isOutdated = busy;
    const now = readKept(this.parts.home.council);
    const known = now ?? this.#kept;
    const isNews = now?.token !== this.#kept?.token;
    if (!busy && known && isNews && (follower || screen === 'stopped')) await this.#reopen(known);
  }

  /** The browser has changed its subscription: tells the relay of the new one. */
  async heal(): Promise<void> {
    const kept = this.#kept;
    if (kept && this.state.screen === 'following') await this.#reopen(kept);
  }

  /** Asks for permission, subscribes, signs up. Must be called by the resident's own click. */
  async turnOn(): Promise<void> {
    const { parts, state } = this;
    await this.run(null, async () => {
      const permission = await parts.device.askPermission();
      this.set({ permission });
      if (permission === 'denied') return this.go('blocked');
      if (permission === 'default') return this.refuse(null, 'alerts.turn-on.dismissed');
      const worker = parts.worker ?? '';
      const known = this.#kept;
      const done = known
        ? await withKept(parts.home.council, known, (kept) => joinHere(parts, worker, kept))
        : await turnOn(parts, worker, this.#wish(state));
      this.#arrive(done.kept, { ...done, fresh: 'push', here: 'on' });
      parts.onSubscribed();
    });
  }

  /** Signs up, or adds the address to what is on: its holder is asked by e-mail. */
  async turnOnByEmail(address: string): Promise<void> {
    if (address.trim() === '') return this.refuse('email', 'alerts.email.empty');
    const { parts, state } = this;
    const email = address.trim();
    await this.run('email', async () => {
      if (this.#kept) {
        const follower = await this.#change({ channel: { email } });
        return this.#arrive(this.#kept, { follower, note: 'alerts.email.sent' });
      }
      const done = await turnOnByEmail(parts, email, this.#wish(state));
      this.#arrive(done.kept, { ...done, fresh: 'email' });
      parts.onSubscribed();
    });
  }

  /** Saves what was changed after alerts were on. */
  async save(): Promise<void> {
    const kept = this.#kept;
    if (!kept) return;
    const { language, ...wish } = this.#wish(this.state);
    const spoken = this.state.language === null ? {} : { language };
    await this.run(null, async () => {
      const follower = await this.#change({ ...wish, ...spoken });
      this.#arrive(this.#kept, { follower, fresh: null, note: 'alerts.yours.saved' });
    });
  }

  /** Takes one phone or address off; the others stay. */
  async dropChannel(id: string, removed: string): Promise<void> {
    const { home, device } = this.parts;
    const known = this.#kept;
    if (!known) return;
    await this.run(null, async () => {
      const follower = await withKept(home.council, known, async (kept) => {
        this.#kept = kept;
        return dropChannel(home, kept.token, id);
      });
      const isHere = id === this.state.channel;
      if (isHere && this.#kept) {
        await device.unsubscribe(this.#kept.worker);
        this.#kept = { token: this.#kept.token, worker: '', endpoint: '' };
        writeKept(home.council, this.#kept);
      }
      this.#arrive(this.#kept, { follower, removed, ...(isHere ? { here: 'none' } : {}) });
    });
  }

  /** Stops: erased at the relay, given up in this browser, forgotten. */
  async stop(): Promise<void> {
    const { parts } = this;
    const kept = this.#kept;
    if (!kept) return;
    await this.run(null, async () => {
      await this.#forget(await stopKept(parts.home, kept));
      this.land('stopped', { ...begin, permission: parts.device.permission() });
    });
  }

  /** After "blocked": looks at the permission again. */
  retryPermission(): void {
    const permission = this.parts.device.permission();
    if (permission === 'denied') return this.refuse(null, 'alerts.blocked.heading');
    this.set({ permission });
    this.back();
  }

  /** One screen back, or out. */
  back(): void {
    const { follower } = this.state;
    const changes = (screen: State['screen']): Partial<State> =>
      screen === 'following' && follower ? this.wishOf(follower) : {};
    if (!this.turnBack(changes)) this.parts.onLeave();
  }

  protected override rested(): void {
    if (this.#isOutdated) void this.heed();
  }

  async #reopen(known: Kept): Promise<void> {
    const { parts } = this;
    const { home, device } = parts;
    const wasOpening = this.state.screen === 'opening';
    await this.run(null, async () => {
      const opened = await withKept(home.council, known, (kept) => reopen(parts, kept));
      const isKept = readKept(home.council) !== null;
      const { follower, here } = opened;
      this.#arrive(opened.kept, {
        ...{ follower, here, isKept, fresh: null, permission: device.permission() },
      });
    });
    const { fault, follower } = this.state;
    if (!fault) return this.#locate();
    if (!('problem' in fault) || fault.problem.code !== 'follower-unknown')
      return wasOpening ? this.set({ screen: 'unreached' }) : undefined;
    if (wasOpening) {
      await this.#forget(readKept(home.council) ?? known);
      await this.open();
      this.set({ note: 'alerts.gone' });
    } else if (follower) {
      // The tab that stopped gives the subscription up.
      this.#kept = null;
      this.land('stopped', { ...begin, permission: device.permission() });
    }
  }

  /** Changes what the relay holds, by the token that is kept now. */
  async #change(changes: ChangeFollower): Promise<FollowerView> {
    const { home } = this.parts;
    const known = this.#kept;
    if (!known) throw new SubscribeFailure('push', 'nothing is kept');
    return withKept(home.council, known, (kept) => {
      this.#kept = kept;
      return change(home, kept.token, changes);
    });
  }

  /** What is chosen, as the relay takes it. */
  #wish({ places, services, general, drills, neutral, quiet, language }: State) {
    return {
      places: places.flatMap(newPlace),
      services: [...services],
      ...{ general, drills, neutral, quiet },
      language: language ?? this.parts.language(),
    };
  }

  /** Says where the postcodes lie, once the relay has told it. */
  async #locate(): Promise<void> {
    await this.areas.find(this.parts.home, this.state.follower?.places ?? []);
    this.set({ places: this.state.places.map((place) => this.areas.fill(place)) });
  }

  /** Nothing of the sign-up stays in this browser. */
  async #forget(kept: Kept): Promise<void> {
    dropKept(this.parts.home.council);
    this.#kept = null;
    if (kept.worker !== '') await this.parts.device.unsubscribe(kept.worker);
  }

  /** Shows what is on. */
  #arrive(kept: Kept | null, changes: Partial<State> & Pick<State, 'follower'>): void {
    this.#kept = kept;
    const wish = changes.follower ? this.wishOf(changes.follower) : {};
    const channel = channelHere(kept, changes.follower);
    this.land('following', { ...wish, channel, ...changes });
  }
}
