import { PROTOCOL_VERSION, type MessageView, type StaffConversation } from '@bellman/protocol';
import { Client } from './client.js';
import { Broken } from './ledger.js';
import type { Weather } from './weather.js';
import type { World } from './world.js';

interface Open {
  readonly entries: Map<number, MessageView>;
  unsent: { readonly id: string; readonly body: string }[];
  isSending: boolean;
  isFilling: boolean;
}

type Answer = {
  ok: boolean;
  problem?: { code: string };
  seq?: number;
  messages?: MessageView[];
  more?: boolean;
};

/** How long until it tries again what found no answer, ms. */
const AGAIN = 1_000;

/** An adviser's desk, made from PROTOCOL.md as anybody might: takes, replays from its cursor, answers. */
export class Adviser {
  readonly client: Client;
  readonly chats = new Map<string, Open>();
  #waiting: string[] = [];

  constructor(
    private readonly world: World,
    weather: () => Weather,
  ) {
    this.client = new Client(world, 'staff', () => ({ protocol: PROTOCOL_VERSION }), weather, {
      up: () => void this.#watch(),
      down: () => undefined,
      refused: () => undefined,
      heard: (event, body) => this.#heard(event, body),
    });
    this.client.connect();
  }

  /** What an open chat shows, in order. */
  shown(conversation: string): readonly MessageView[] {
    const { entries } = this.#chat(conversation);
    return [...entries.values()].sort((a, b) => a.seq - b.seq);
  }

  /** Takes whoever waits first. */
  take(): void {
    const [conversation] = this.#waiting;
    if (conversation === undefined || !this.client.isUp) return;
    this.#waiting = this.#waiting.filter((id) => id !== conversation);
    void this.#ask('take', { conversation }).then((answer) => {
      if (answer?.ok) void this.#fill(conversation);
      return undefined;
    });
  }

  /** Answers in the chat opened last. */
  say(): void {
    const conversation = [...this.chats.keys()].at(-1);
    if (conversation === undefined) return;
    const chat = this.#chat(conversation);
    chat.unsent.push({ id: this.world.newStaffId(), body: this.world.ledger.word('reply') });
    void this.#send(conversation);
  }

  end(): void {
    const conversation = [...this.chats.keys()].at(-1);
    if (conversation !== undefined) void this.#ask('end', { conversation });
  }

  look(): void {
    for (const id of this.chats.keys()) this.world.ledger.see('the adviser', id, this.shown(id));
  }

  #chat(id: string): Open {
    const known = this.chats.get(id);
    if (known !== undefined) return known;
    const made: Open = { entries: new Map(), unsent: [], isSending: false, isFilling: false };
    this.chats.set(id, made);
    return made;
  }

  #heard(event: string, body: unknown): void {
    if (event === 'messages') {
      const { conversation, messages } = body as { conversation: string; messages: MessageView[] };
      const chat = this.#chat(conversation);
      for (const message of messages) chat.entries.set(message.seq, message);
      if (this.#upTo(chat) < chat.entries.size) void this.#fill(conversation);
    }
    if (event === 'conversation')
      this.#told((body as { conversation: StaffConversation }).conversation);
  }

  #told({ id, state }: StaffConversation): void {
    this.#waiting = this.#waiting.filter((one) => one !== id);
    if (state === 'waiting') this.#waiting.push(id);
  }

  async #watch(): Promise<void> {
    const answer = await this.#ask('watch', {});
    if (!answer?.ok) return this.#soon(() => this.#watch());
    const { waiting, mine } = answer as unknown as Record<'waiting' | 'mine', StaffConversation[]>;
    this.#waiting = waiting.map(({ id }) => id);
    for (const { id } of mine) this.#chat(id);
    for (const id of this.chats.keys()) void this.#fill(id);
  }

  /** The last `seq` before the first hole. */
  #upTo({ entries }: Open): number {
    let upTo = 0;
    while (entries.has(upTo + 1)) upTo += 1;
    return upTo;
  }

  async #fill(conversation: string): Promise<void> {
    const chat = this.#chat(conversation);
    if (chat.isFilling) return;
    chat.isFilling = true;
    let answer: Answer | null = null;
    do {
      answer = await this.#ask('replay', { conversation, since: this.#upTo(chat) });
      for (const message of answer?.messages ?? []) chat.entries.set(message.seq, message);
    } while (answer?.ok && answer.more);
    chat.isFilling = false;
    if (!answer?.ok) return this.#soon(() => this.#fill(conversation));
    await this.#send(conversation);
  }

  async #send(conversation: string): Promise<void> {
    const chat = this.#chat(conversation);
    if (chat.isSending) return;
    chat.isSending = true;
    for (let next = chat.unsent[0]; next && this.client.isUp; next = chat.unsent[0]) {
      const answer = await this.#ask('message', { conversation, ...next });
      if (answer === null) {
        this.#soon(() => this.#send(conversation));
        break;
      }
      chat.unsent.shift();
      this.#note(next, answer);
    }
    chat.isSending = false;
  }

  #note({ id, body }: { id: string; body: string }, { ok, seq, problem }: Answer): void {
    const { acknowledged, given } = this.world.ledger;
    if (ok && seq !== undefined) acknowledged.push({ by: 'staff', id, body, seq });
    else if (problem?.code === 'message-id-reused')
      this.world.ledger.fault = new Broken(`The adviser's own ${id} was taken for another's`);
    // Refused, and shown so.
    else given.add(body);
  }

  /** Tries again later, on the connection that there is then; a new one asks by itself. */
  #soon(act: () => Promise<void>): void {
    this.world.time.after(AGAIN, () => void (this.client.isUp && act()));
  }

  #ask(event: string, body: object): Promise<Answer | null> {
    return this.client.ask(event, body).then(
      (answer) => answer as Answer,
      () => null,
    );
  }
}
