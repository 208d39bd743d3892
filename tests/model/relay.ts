import type { Chance } from './chance.js';
import { Gate, sam, type Disk } from './disk.js';
import { Namespace } from './namespace.js';
import type { Time } from './time.js';
import { delay, type Weather } from './weather.js';
import { Wire } from './wire.js';

/** How often a relay notes that those connected are still there, as `app.ts` has it, ms. */
const SWEEP = 4 * 60_000;

interface Life {
  readonly gate: Gate;
  readonly resident: Namespace;
  readonly staff: Namespace;
  readonly wires: Set<Wire>;
  stop(): void;
}

/** A relay over a disk: it can be killed, and started again with nothing but what was committed. */
export class Relay {
  #life: Life | undefined;
  /** The longest that the store takes, ms. */
  slow = 20;

  constructor(
    private readonly disk: Disk,
    readonly council: string,
    private readonly time: Time,
    private readonly chance: Chance,
  ) {
    this.start();
  }

  start(): void {
    if (this.#life !== undefined) return;
    const { disk, council, time, chance } = this;
    const gate = new Gate(disk, council, time, chance, () => this.slow);
    const resident = new Namespace('/resident', 'https://www.hart.example');
    const staff = new Namespace('/staff', 'https://relay.example');
    const { store } = gate;
    const room = disk.parts.room.openRoom({ store, clock: time, resident, staff, sam, council });
    let cancel = (): void => undefined;
    const sweep = (): void => {
      void room.sweep();
      cancel = time.after(SWEEP, sweep);
    };
    cancel = time.after(SWEEP, sweep);
    const stop = (): void => {
      cancel();
      room.close();
    };
    this.#life = { gate, resident, staff, wires: new Set(), stop };
  }

  /** As SIGKILL does it. `kept`: what had reached the store is committed, and nobody hears of it. */
  async kill(kept: boolean): Promise<void> {
    const life = this.#life;
    if (life === undefined) return;
    this.#life = undefined;
    life.stop();
    for (const wire of life.wires) {
      wire.deafen();
      wire.cut();
    }
    await life.gate.end(kept);
  }

  /**
   * A client tries to connect: `reached` gets its end of the connection, `failed` is called where
   * there is none.
   */
  connect(
    to: 'resident' | 'staff',
    auth: () => object,
    weather: () => Weather,
    how: { reached(wire: Wire): void; failed(): void },
  ): void {
    const { time, chance } = this;
    time.after(delay(chance, weather()), () => {
      const { cut, swallow } = weather();
      const life = this.#life;
      // A dead way is found out by patience alone, a closed door at once.
      if (swallow !== 'none' || cut || life === undefined) {
        time.after(swallow === 'none' ? chance.between(0, 50) : 8_000, how.failed);
        return;
      }
      const wire = new Wire(time, chance, weather);
      life.wires.add(wire);
      how.reached(wire);
      const said = JSON.parse(JSON.stringify(auth())) as object;
      life[to].arrive(wire, said);
    });
  }
}
