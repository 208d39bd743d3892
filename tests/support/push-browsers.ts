import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

/** A message that waits for its browser's acknowledgement. */
export interface Pending {
  readonly id: string;
  readonly channel: string;
  readonly topic: string | null;
  readonly ttl: number;
  /** When it was taken, ms: it is dropped `ttl` seconds later. */
  readonly at: number;
  readonly body: Buffer;
}

/** A browser's subscription. */
interface Channel {
  readonly uaid: string;
  readonly channelID: string;
  readonly endpoint: string;
  /** The application server's key, base64url; null where the page gave none. */
  readonly key: string | null;
}

interface Hello {
  readonly messageType: 'hello';
  readonly uaid?: string;
}
interface Register {
  readonly messageType: 'register';
  readonly channelID: string;
  readonly key?: string;
}
interface Unregister {
  readonly messageType: 'unregister';
  readonly channelID: string;
}
interface Ack {
  readonly messageType: 'ack';
  readonly updates: readonly { readonly version: string; readonly code?: number }[];
}
interface Other {
  readonly messageType?: 'broadcast_subscribe' | 'nack' | 'ping';
}
type FromBrowser = Hello | Register | Unregister | Ack | Other;

/**
 * The browsers' side of the push service: Mozilla's autopush protocol over WebSocket
 * (sub-protocol `push-notification`), as Firefox speaks it.
 */
export class PushBrowsers {
  readonly #sockets = new Map<string, WebSocket>();
  readonly #channels = new Map<string, Channel>();
  readonly #pending: Pending[] = [];
  readonly #acks: { id: string; code: number }[] = [];
  readonly #server: WebSocketServer;

  /** `endpoint` makes an address for a channel; `changed` is called whenever something happened. */
  constructor(
    server: Server,
    private readonly endpoint: (channelID: string) => string,
    private readonly changed: () => void,
  ) {
    this.#server = new WebSocketServer({ server, handleProtocols: () => 'push-notification' });
    this.#server.on('connection', (socket) => this.#meet(socket));
  }

  /** Messages that a browser said it took: code 100 where its worker was woken. */
  get acks(): readonly { readonly id: string; readonly code: number }[] {
    return this.#acks;
  }

  /** Endpoints that are subscribed now. */
  get endpoints(): readonly string[] {
    return [...this.#channels.values()].map((channel) => channel.endpoint);
  }

  channelAt(endpoint: string): Channel | undefined {
    return [...this.#channels.values()].find((channel) => channel.endpoint === endpoint);
  }

  /** Drops a subscription without a word to its browser, as a push service may. */
  forget(endpoint: string): void {
    const channel = this.channelAt(endpoint);
    if (channel) this.#channels.delete(channel.channelID);
  }

  /** Hands a message to its browser, or keeps it until that is back; a newer one of its Topic replaces it. */
  take(message: Pending): void {
    const older = this.#pending.findIndex(
      ({ channel, topic }) =>
        topic !== null && channel === message.channel && topic === message.topic,
    );
    if (older >= 0) this.#pending.splice(older, 1);
    const channel = this.#channels.get(message.channel);
    if (!channel) return;
    const socket = this.#sockets.get(channel.uaid);
    if (!socket && message.ttl === 0) return;
    this.#pending.push(message);
    if (socket) this.#deliver(socket, message);
  }

  /** Ends every browser's connection at once. */
  close(): void {
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }

  #deliver(socket: WebSocket, message: Pending): void {
    socket.send(
      JSON.stringify({
        messageType: 'notification',
        channelID: message.channel,
        version: message.id,
        ttl: message.ttl,
        data: message.body.toString('base64url'),
        headers: { encoding: 'aes128gcm' },
      }),
    );
  }

  #meet(socket: WebSocket): void {
    let uaid = '';
    // A `Buffer`, as `binaryType` is `nodebuffer` by default.
    socket.on('message', (data: Buffer) => {
      const text = data.toString();
      // A ping is `{}`, and is answered in kind.
      if (text === '{}') return socket.send('{}');
      const said = JSON.parse(text) as FromBrowser;
      if (said.messageType === 'hello') {
        uaid = said.uaid || randomUUID().replaceAll('-', '');
        this.#sockets.set(uaid, socket);
        const greeting = {
          messageType: 'hello',
          uaid,
          status: 200,
          use_webpush: true,
          broadcasts: {},
        };
        socket.send(JSON.stringify(greeting));
        this.#deliverKept(uaid, socket);
      } else if (said.messageType === 'register') this.#register(uaid, socket, said);
      else if (said.messageType === 'unregister') {
        this.#channels.delete(said.channelID);
        socket.send(JSON.stringify({ ...said, status: 200 }));
      } else if (said.messageType === 'ack') this.#acknowledge(said);
      this.changed();
    });
    socket.on('close', () => {
      if (this.#sockets.get(uaid) === socket) this.#sockets.delete(uaid);
    });
  }

  #register(uaid: string, socket: WebSocket, { channelID, key }: Register): void {
    const endpoint = this.endpoint(channelID);
    const bare = key ? key.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_') : null;
    this.#channels.set(channelID, { uaid, channelID, endpoint, key: bare });
    socket.send(
      JSON.stringify({ messageType: 'register', channelID, status: 200, pushEndpoint: endpoint }),
    );
  }

  #acknowledge(said: Ack): void {
    for (const { version, code } of said.updates) {
      this.#acks.push({ id: version, code: code ?? 0 });
      const kept = this.#pending.findIndex((message) => message.id === version);
      if (kept >= 0) this.#pending.splice(kept, 1);
    }
  }

  #deliverKept(uaid: string, socket: WebSocket): void {
    for (const message of this.#pending) {
      const live = message.at + message.ttl * 1_000 > Date.now();
      if (live && this.#channels.get(message.channel)?.uaid === uaid)
        this.#deliver(socket, message);
    }
  }
}
