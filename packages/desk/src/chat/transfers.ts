import type { StaffBody, StaffConversation } from '@bellman/protocol';
import type { Link } from '../link/socket.js';

/** The chats that one passes on, and whether the colleague takes them at whose desk they ring. */
export class Transfers {
  #passing: string | null = null;
  readonly #ringing = new Map<string, { readonly staff: string; readonly name: string }>();

  constructor(private readonly link: Link) {}

  /** Whether one is passing a chat on just now: that it goes is then no news. */
  isPassing(conversation: string): boolean {
    return conversation === this.#passing;
  }

  /** Passes a chat on; `name`: to whom or to what. @throws Refusal, such as `transfer-nobody` */
  async make(asked: StaffBody<'transfer'>, name: string): Promise<void> {
    const { conversation, to } = asked;
    this.#passing = conversation;
    if ('staff' in to) this.#ringing.set(conversation, { staff: to.staff, name });
    try {
      await this.link.ask('transfer', asked);
    } catch (thrown) {
      this.#ringing.delete(conversation);
      throw thrown;
    } finally {
      this.#passing = null;
    }
  }

  /** The relay tells of a chat; answers the colleague who did not take it, so that it waits. */
  notTaken({ id, state, offer }: StaffConversation): string | null {
    const ringing = this.#ringing.get(id);
    if (!ringing || (state === 'waiting' && offer?.to === ringing.staff)) return null;
    this.#ringing.delete(id);
    return state === 'waiting' ? ringing.name : null;
  }
}
