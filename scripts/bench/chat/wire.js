import { WebSocket } from 'ws';

/**
 * A Socket.IO client by hand (Engine.IO 4, Socket.IO protocol 5) over one WebSocket and one
 * namespace: a load generator that costs as little as can be, so that it is the relay that is
 * measured.
 */
export class Wire {
  #socket;
  #namespace;
  #last = 0;
  /** @type {Map<number, (ack: any) => void>} */
  #acks = new Map();
  /** Hears every event. @type {(event: string, what: any) => void} */
  hear = () => undefined;

  /**
   * @param {string} url of the relay
   * @param {string} namespace such as `/resident`
   * @param {Record<string, string>} headers
   */
  constructor(url, namespace, headers) {
    this.#namespace = namespace;
    this.#socket = new WebSocket(
      `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`,
      {
        headers,
        perMessageDeflate: false,
      },
    );
  }

  /** Resolves once the relay let it in. @param {object} auth */
  open(auth) {
    return new Promise((resolve, reject) => {
      this.#socket.once('error', reject);
      this.#socket.once('close', () => reject(new Error('closed before it was let in')));
      this.#socket.on('message', (/** @type {Buffer} */ data) => {
        const text = data.toString();
        if (text === '2') this.#socket.send('3');
        else if (text.startsWith('0'))
          this.#socket.send(`40${this.#namespace},${JSON.stringify(auth)}`);
        else if (text.startsWith('40')) resolve(undefined);
        else if (text.startsWith('44')) reject(new Error(`refused: ${text}`));
        else this.#take(text);
      });
    });
  }

  /** @param {string} text */
  #take(text) {
    const at = text.indexOf('[');
    const head = text.slice(2 + this.#namespace.length + 1, at);
    if (text.startsWith('43')) {
      const id = Number(head);
      const told = this.#acks.get(id);
      this.#acks.delete(id);
      told?.(JSON.parse(text.slice(at))[0]);
    } else if (text.startsWith('42')) {
      const [event, what] = JSON.parse(text.slice(at));
      this.hear(event, what);
    }
  }

  /** @param {string} event @param {object} body @param {(ack: any) => void} told */
  send(event, body, told) {
    this.#last += 1;
    this.#acks.set(this.#last, told);
    this.#socket.send(`42${this.#namespace},${this.#last}${JSON.stringify([event, body])}`);
  }

  /** The acknowledgement; throws where it is a refusal. @param {string} event @param {object} body */
  ask(event, body) {
    return new Promise((resolve, reject) => {
      this.send(event, body, (ack) => {
        if (ack.ok) resolve(ack);
        else reject(new Error(`${event}: ${JSON.stringify(ack)}`));
      });
    });
  }

  close() {
    return new Promise((resolve) => {
      this.#socket.removeAllListeners('close');
      this.#socket.once('close', resolve);
      this.#socket.close();
    });
  }
}
