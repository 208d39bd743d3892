import type {
  FileView,
  Marks,
  MessageView,
  ProblemView,
  ResidentConversation,
  ResidentEvent,
} from '@bellman/protocol';
import type { Opened } from '../arrivals.js';
import { aside } from './aside.js';
import type { Hello, Link, LinkHandlers } from '../link.js';
import { problem, standing } from './facts.js';

export { problem };

type Words = { id?: string; body?: string };
type Body = Words & { since?: number; leave?: boolean; message?: { id: string; body: string } };

/**
 * The other end of `link`: one conversation in memory, which numbers and never doubles, as the
 * relay does. The real one is met in `tests/e2e`.
 */
export class FakeRelay {
  /** What was asked, in order. */
  readonly asked: { event: ResidentEvent; body: Body }[] = [];
  readonly messages: MessageView[] = [];
  state: ResidentConversation['state'] = 'waiting';
  advisor: string | null = null;
  /** Whether the message was left for later, and whether the place in the queue is kept. */
  left = false;
  kept = false;
  /** The token that opens the conversation now. */
  token = 'token-1';
  /** Whether connecting works. */
  isReachable = true;
  /** Whether the answers to events get lost on their way. */
  isMute = false;
  /** Whether nothing is answered any more, though the connection seems to stand. */
  isDead = false;
  /** A code that opens the conversation once. */
  code = '';
  /** Refusals to give instead of an answer, in order. */
  readonly refusals: ProblemView[] = [];
  page = 100;
  /** Where the links to files lead. */
  fileUrl = `${location.origin}/docs/pictures/chat-360.png`;
  /** What else the conversation is. */
  facts: Partial<ResidentConversation> = {};
  connected = 0;
  /** Whether the session would have a connection, be there one or not. */
  isWanted = false;
  #handlers: LinkHandlers | undefined;
  #hello: () => Hello = () => ({});
  #isUp = false;
  #unanswered: (() => void)[] = [];
  #starts = new Set<string>();

  /** The `link` of a session. */
  readonly link = (hello: () => Hello, handlers: LinkHandlers): Link => {
    this.#hello = hello;
    this.#handlers = handlers;
    return {
      connect: () => {
        this.isWanted = true;
        this.connect();
      },
      disconnect: () => {
        this.isWanted = false;
        if (this.#isUp) this.cut();
      },
      ask: (event, body) => this.#answer(event, body as Body) as never,
    };
  };

  get conversation(): ResidentConversation {
    return {
      ...standing,
      state: this.state,
      advisor: this.advisor,
      position: this.state === 'waiting' ? 1 : null,
      left: this.left,
      kept: this.kept,
      lastSeq: this.messages.length,
      ...this.facts,
    };
  }

  /** What the session said at its last CONNECT. */
  get hello(): Hello {
    return this.#hello();
  }

  connect(): void {
    if (!this.isReachable) return this.#handlers?.down();
    this.#isUp = true;
    this.connected += 1;
    const { token, code, since = 0 } = this.#hello();
    this.#handlers?.up();
    if (code !== undefined && code !== this.code)
      return this.#handlers?.lost(problem('code-unknown'));
    if (code !== undefined) this.code = '';
    else if (token === undefined) return;
    else if (token !== this.token) return this.#handlers?.lost(problem('token-unknown'));
    this.token = `token-${this.connected + 1}`;
    this.#handlers?.resumed(this.#opened(since));
  }

  /** The network is cut; whatever was asked finds no answer. */
  cut(): void {
    this.#isUp = false;
    this.giveUp();
    this.#handlers?.down();
  }

  /** The relay will have none of this client. */
  refuse(why: ProblemView): void {
    this.#isUp = false;
    this.#handlers?.refused(why);
  }

  /** An adviser takes the chat. */
  take(name: string): void {
    this.state = 'active';
    this.advisor = name;
    const note = this.note({ code: 'joined', params: { name } });
    this.#handlers?.messages([note]);
    this.#handlers?.conversation(this.conversation);
  }

  /** An adviser writes; `isHeard` unless it gets lost on its way. */
  say(body: string, isHeard = true): MessageView {
    const message = this.#add(
      'staff',
      this.advisor ?? 'Sam',
      body,
      `staff-${this.messages.length}`,
    );
    if (isHeard) this.tell([message]);
    return message;
  }

  tell(messages: MessageView[]): void {
    this.#handlers?.messages(messages);
  }

  /** The conversation has changed in this. */
  know(facts: Partial<ResidentConversation>): void {
    this.facts = { ...this.facts, ...facts };
    this.#handlers?.conversation(this.conversation);
  }

  /** An adviser types. */
  types(name: string): void {
    this.#handlers?.typing(name);
  }

  /** Staff have come as far. */
  mark(marks: Marks): void {
    this.facts = { ...this.facts, marks };
    this.#handlers?.marks(marks);
  }

  /** An adviser sends a file. */
  give(file: FileView): void {
    const message = { ...this.say('', false), file };
    this.messages[message.seq - 1] = message;
    this.tell([message]);
  }

  /** What was asked under a name. */
  bodies(event: ResidentEvent): unknown[] {
    return this.asked.filter((one) => one.event === event).map(({ body }) => body);
  }

  /** Patience ends for what a dead connection swallowed. */
  giveUp(): void {
    for (const giveUp of this.#unanswered.splice(0)) giveUp();
  }

  /** The adviser ends the chat. */
  end(): void {
    this.state = 'ended';
    this.#handlers?.messages([this.note({ code: 'ended', params: { by: 'staff', name: 'Sam' } })]);
    this.#handlers?.conversation(this.conversation);
  }

  note(event: NonNullable<MessageView['event']>): MessageView {
    const note = { ...this.#add('system', '', '', `note-${this.messages.length}`), event };
    this.messages[note.seq - 1] = note;
    return note;
  }

  #add(kind: MessageView['sender']['kind'], name: string, body: string, id: string): MessageView {
    const known = this.messages.find((message) => message.id === id);
    if (known) return known;
    const seq = this.messages.length + 1;
    const message = { id, seq, at: Date.UTC(2026, 10, 21, 17, seq), sender: { kind, name }, body };
    this.messages.push(message);
    return message;
  }

  #opened(since: number): Opened {
    return { token: this.token, conversation: this.conversation, ...this.#page(since) };
  }

  #page(since: number): { messages: MessageView[]; more: boolean } {
    const left = this.messages.filter(({ seq }) => seq > since);
    return { messages: left.slice(0, this.page), more: left.length > this.page };
  }

  async #answer(event: ResidentEvent, body: Body): Promise<unknown> {
    if (!this.#isUp) throw new Error('not connected');
    this.asked.push({ event, body });
    if (this.isDead) {
      await new Promise<void>((resolve) => this.#unanswered.push(resolve));
      throw new Error('no answer');
    }
    const refusal = this.refusals.shift();
    if (refusal) return { ok: false, problem: refusal };
    const answer = this.#do(event, body);
    if (this.isMute) throw new Error('no answer');
    return { ok: true, ...answer };
  }

  #do(event: ResidentEvent, body: Body): object {
    if (event === 'start') {
      if (!this.#starts.has(body.id ?? '')) this.note({ code: 'started', params: {} });
      this.#starts.add(body.id ?? '');
      this.left = body.leave === true;
      if (body.message) this.#add('resident', '', body.message.body, body.message.id);
      return this.#opened(0);
    }
    if (event === 'message') {
      const { seq, at } = this.#add('resident', '', body.body ?? '', body.id ?? '');
      return { seq, at };
    }
    if (event === 'leave' || event === 'keepPlace') {
      this[event === 'leave' ? 'left' : 'kept'] = true;
      this.#handlers?.conversation(this.conversation);
      return { conversation: this.conversation };
    }
    if (event === 'replay') return this.#page(body.since ?? 0);
    if (event === 'end') {
      this.state = 'ended';
      this.note({ code: 'ended', params: { by: 'resident', name: '' } });
    }
    return aside(event, this);
  }
}
