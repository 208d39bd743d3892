import type { Packet, Wire } from './wire.js';

type Listener = (...args: unknown[]) => void;

/** What the relay uses of one client's socket, as Socket.IO has it. */
export class Socket {
  data: object = {};
  readonly rooms = new Set<string>();
  readonly handshake: { readonly auth: object; readonly headers: object };
  readonly conn = { close: () => this.disconnect() };
  readonly #any: Listener[] = [];
  readonly #leaving: Listener[] = [];

  constructor(
    readonly id: string,
    readonly nsp: Namespace,
    private readonly wire: Wire,
    auth: object,
  ) {
    this.handshake = { auth, headers: { origin: nsp.origin } };
    this.join(id);
  }

  emit(event: string, body: unknown): void {
    this.wire.send('down', { event, body });
  }

  on(event: string, listener: Listener): void {
    if (event === 'disconnect') this.#leaving.push(listener);
  }

  onAny(listener: Listener): void {
    this.#any.push(listener);
  }

  join(rooms: string | readonly string[]): void {
    for (const room of [rooms].flat()) {
      this.rooms.add(room);
      const members = this.nsp.adapter.rooms.get(room) ?? new Set();
      this.nsp.adapter.rooms.set(room, members.add(this.id));
    }
  }

  leave(room: string): void {
    this.rooms.delete(room);
    const members = this.nsp.adapter.rooms.get(room);
    members?.delete(this.id);
    if (members?.size === 0) this.nsp.adapter.rooms.delete(room);
  }

  disconnect(): void {
    this.wire.close('relay');
    this.left();
  }

  /** A packet of the client has arrived. */
  take(packet: Packet): void {
    if (!('event' in packet)) return;
    const { event, body, number } = packet;
    const acknowledge = (answer: unknown): void => {
      if (number !== undefined) this.wire.send('down', { answers: number, body: answer });
    };
    for (const listener of this.#any) listener(event, body, acknowledge);
  }

  /** The connection is gone. */
  left(): void {
    if (!this.nsp.sockets.delete(this.id)) return;
    for (const room of [...this.rooms]) this.leave(room);
    for (const listener of this.#leaving) listener();
  }
}

let sockets = 0;

/** What the relay uses of a namespace of Socket.IO. */
export class Namespace {
  readonly adapter = { rooms: new Map<string, Set<string>>() };
  readonly sockets = new Map<string, Socket>();
  #check: (socket: Socket, next: (error?: Error) => void) => unknown = (_, next) => next();
  #connected: (socket: Socket) => void = () => undefined;

  constructor(
    readonly name: string,
    readonly origin: string,
  ) {}

  use(check: (socket: Socket, next: (error?: Error) => void) => unknown): void {
    this.#check = check;
  }

  on(_event: 'connection', connected: (socket: Socket) => void): void {
    this.#connected = connected;
  }

  to(room: string): { emit(event: string, body: unknown): void } {
    return {
      emit: (event, body) => {
        for (const socket of this.#in(room)) socket.emit(event, body);
      },
    };
  }

  in(room: string): { socketsJoin(other: string): void } {
    return {
      socketsJoin: (other) => {
        for (const socket of this.#in(room)) socket.join(other);
      },
    };
  }

  /** A client has reached the relay with what it says of itself. */
  arrive(wire: Wire, auth: object): void {
    sockets += 1;
    const socket = new Socket(`socket-${sockets}`, this, wire, auth);
    let isGone = false;
    wire.listen('up', {
      take: (packet) => socket.take(packet),
      gone: () => {
        isGone = true;
        socket.left();
      },
    });
    void this.#check(socket, (error) => {
      if (isGone) return;
      if (error !== undefined) {
        wire.send('down', { event: 'refused', body: (error as { data?: unknown }).data });
        return wire.close('relay');
      }
      this.sockets.set(socket.id, socket);
      wire.send('down', { event: 'connected', body: {} });
      this.#connected(socket);
    });
  }

  #in(room: string): Socket[] {
    return [...(this.adapter.rooms.get(room) ?? [])].flatMap((id) => this.sockets.get(id) ?? []);
  }
}
