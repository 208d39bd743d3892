import type { MessageView, StaffConversation } from '@bellman/protocol';
import { asRefusal, type Refusal } from '../link/refusal.js';
import type { Link } from '../link/socket.js';
import { Model } from '../ui/model.js';
import { Timeline } from './timeline.js';

/** Whose a chat is, as far as that decides who reads it. */
const whose = ({ state, advisor, offer }: StaffConversation): string =>
  `${state} ${advisor?.id} ${offer?.to}`;

/** A chat of somebody else's that is read along: nothing that is done here leaves a mark. */
export class Overheard extends Model {
  conversation: StaffConversation | null = null;
  timeline = new Timeline();
  /** Whether its history is here. */
  ready = false;
  /** Why it cannot be read. */
  refusal: Refusal | null = null;
  #replaying = false;
  #isClosed = false;
  #stops: readonly (() => void)[] = [];

  constructor(
    private readonly link: Link,
    readonly id: string,
  ) {
    super();
  }

  /** Begins to read along, and does so anew after every connection. */
  start(): void {
    this.#stops = [
      this.link.on('messages', ({ conversation, messages }) => this.#heard(conversation, messages)),
      this.link.on('conversation', ({ conversation }) => {
        if (conversation.id !== this.id || this.conversation === null) return;
        const isMoved = whose(conversation) !== whose(this.conversation);
        this.conversation = conversation;
        this.changed();
        // Whose it is decides who may read it, and who looked into it while it waited no longer may.
        if (isMoved) void this.#listen();
      }),
      // Asked to read what was refused before: the page that says so is open still.
      this.link.on('invited', ({ conversation }) => {
        if (conversation === this.id && this.refusal) void this.#listen();
      }),
      this.link.onConnection((connected) => connected && void this.#listen()),
    ];
    void this.#listen();
  }

  /** Stops, and tells the relay so; what is not told ends with the connection. */
  stop(): void {
    this.#isClosed = true;
    for (const stop of this.#stops) stop();
    if (this.conversation === null) return;
    this.link
      .ask('unlisten', { conversation: this.id })
      .catch((thrown: unknown) => asRefusal(thrown));
  }

  async #listen(): Promise<void> {
    try {
      const { conversation } = await this.link.ask('listen', { conversation: this.id });
      if (this.#isClosed) return;
      this.conversation = conversation;
      this.refusal = null;
      this.changed();
      await this.#catchUp();
    } catch (thrown) {
      const refusal = asRefusal(thrown);
      // Without a line the next connection asks again.
      if (refusal.code !== 'unreachable') this.refusal = refusal;
      this.changed();
    }
  }

  #heard(conversation: string, messages: readonly MessageView[]): void {
    if (conversation !== this.id || this.conversation === null) return;
    this.timeline.live(messages);
    this.changed();
    if (this.timeline.gap) this.#catchUp().catch((thrown: unknown) => asRefusal(thrown));
  }

  /** Replays from what is covered until nothing is missing. */
  async #catchUp(): Promise<void> {
    if (this.#replaying) return;
    this.#replaying = true;
    try {
      for (let more = true; more;) {
        const since = this.timeline.covered;
        const page = await this.link.ask('replay', { conversation: this.id, since });
        this.timeline.page(page.messages);
        more = (page.more || this.timeline.gap) && this.timeline.covered > since;
      }
      this.ready = true;
    } finally {
      this.#replaying = false;
      this.changed();
    }
  }
}
