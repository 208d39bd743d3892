import { limits, type FollowerView, type Language, type QuietHours } from '@bellman/protocol';
import { KnownAreas } from './known-areas.js';
import { Machine } from './machine.js';
import { findPlace, isSame, listAreas, nameOf, type ChosenPlace } from './places.js';
import { minuteOf, night } from './quiet.js';
import type { Question, State, Wish } from './state.js';

/** What the relay takes as a place's name, characters (`NewPlace`). */
const isTooLong = (label: string): boolean => label.trim().length > 40;

/** What a resident chooses: where, about what, when, in which words. Nothing of it is sent yet. */
export class Choices extends Machine {
  protected readonly areas = new KnownAreas();

  /** Adds the place of a postcode as it was typed, or puts it where one is being changed. */
  async addPostcode(postcode: string, label = ''): Promise<void> {
    if (postcode.trim() === '') return this.refuse('postcode', 'alerts.where.empty');
    if (isTooLong(label)) return this.refuse('label', 'alerts.where.label.long');
    await this.run('postcode', async () => {
      const found = await findPlace(this.parts.home, postcode);
      this.#add({ ...found, label: label.trim() });
    });
  }

  /** Shows the list of wards. */
  async showWards(): Promise<void> {
    await this.run(null, async () => {
      const areas = await listAreas(this.parts.home);
      this.go('ward', { areas });
    });
  }

  /** Adds a whole ward, by its code. */
  addWard(code: string, label = ''): void {
    const area = this.state.areas.find((one) => one.code === code);
    if (!area) return this.refuse('ward', 'alerts.ward.empty');
    if (isTooLong(label)) return this.refuse('label', 'alerts.where.label.long');
    this.#add({ postcode: null, area, label: label.trim() });
  }

  removePlace(place: ChosenPlace): void {
    const places = this.state.places.filter((one) => !isSame(one, place));
    const removed = nameOf(place);
    this.set({ places, removed, fault: null });
    if (places.length === 0) this.go('postcode', { removed });
  }

  /** Asks for a postcode in place of this one: somebody has moved. */
  changePlace(changing: ChosenPlace): void {
    this.go('postcode', { changing });
  }

  /** Goes to a screen that needs nothing from the relay. */
  show(screen: Exclude<Question, 'ward'> | 'turn-on' | 'email'): void {
    const { quiet } = this.state;
    const isNight = quiet?.from === night.from && quiet.to === night.to;
    const quietChoice = quiet ? (isNight ? 'night' : 'own') : 'off';
    this.go(screen, { changing: null, quietChoice });
  }

  /** Marks a service as followed, or not. */
  choose(service: string, isChosen: boolean): void {
    const others = this.state.services.filter((one) => one !== service);
    this.set({ services: isChosen ? [...others, service] : others });
  }

  /** Chooses what is not a place or a service. */
  prefer(wish: Partial<Pick<Wish, 'general' | 'drills' | 'neutral'>>): void {
    this.set(wish);
  }

  /** What alerts are written in. */
  speak(language: Language): void {
    this.set({ language });
  }

  /** Marks one of the three answers about quiet hours. */
  markQuiet(quietChoice: State['quietChoice']): void {
    this.set({ quietChoice, fault: null });
  }

  /** Takes the quiet hours as they are marked and typed (`22:00`); false where they are wrong. */
  setQuiet(from: string, to: string, pass: QuietHours['pass']): boolean {
    const { quietChoice } = this.state;
    if (quietChoice === 'off') this.set({ quiet: null });
    else if (quietChoice === 'night') this.set({ quiet: { ...night, pass } });
    else {
      const [begins, ends] = [minuteOf(from), minuteOf(to)];
      if (begins === null || ends === null) {
        this.refuse(begins === null ? 'from' : 'to', 'alerts.quiet.empty');
        return false;
      }
      if (begins === ends) {
        this.refuse('to', 'alerts.quiet.same');
        return false;
      }
      this.set({ quiet: { from: begins, to: ends, pass } });
    }
    return true;
  }

  /** What is followed, and where it lies as far as that is known. */
  protected wishOf(follower: FollowerView): Wish {
    const { places, services, general, drills, neutral, quiet, language } = follower;
    const known = places.map((place) => this.areas.fill(place));
    return { places: known, services, general, drills, neutral, quiet, language };
  }

  #add(place: ChosenPlace): void {
    this.areas.learn(place);
    const { places, changing } = this.state;
    const others = places.filter((one) => !isSame(one, place));
    if (changing) {
      const changed = places.map((one) => (isSame(one, changing) ? place : one));
      const once = changed.filter((one) => one === place || !isSame(one, place));
      return this.returnTo('places', { places: once, changing: null });
    }
    const isKnown = others.length < places.length;
    if (!isKnown && places.length >= limits.places) return this.refuse(null, 'alerts.places.full');
    const same = places.map((one) => (isSame(one, place) && place.label !== '' ? place : one));
    this.go('places', { places: isKnown ? same : [...places, place] });
  }
}
