import type { ChatSession } from '../chat/session.js';

/** What the resident does in the panel, as far as it shows that they are there. */
const ACTS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'scroll', 'focusin'] as const;

/** Tells a chat whether the resident has it before them, and when the network may have changed. */
export class Attention {
  constructor(
    private readonly panel: HTMLElement,
    private readonly session: () => ChatSession | undefined,
    private readonly isShown: () => boolean,
  ) {}

  /** Whether what stands in the panel can be seen. */
  get isSeen(): boolean {
    return this.isShown() && document.visibilityState === 'visible';
  }

  /** Listens until `signal` is aborted. */
  listen(signal: AbortSignal): void {
    // Scrolling does not bubble, so it is heard on its way down; it crosses no shadow root, and
    // what scrolls in one comes with the wheel, a key or a finger.
    const early = { signal, capture: true, passive: true };
    for (const act of ACTS) this.panel.addEventListener(act, () => this.session()?.act(), early);
    document.addEventListener(
      'visibilitychange',
      () => {
        this.look();
        if (document.visibilityState === 'visible') void this.session()?.check();
      },
      { signal },
    );
    for (const turn of ['focus', 'blur']) addEventListener(turn, () => this.look(), { signal });
    for (const back of ['online', 'pageshow'])
      addEventListener(back, () => void this.session()?.check(), { signal });
    addEventListener('offline', () => this.session()?.offline(), { signal });
  }

  /** Looks again whether the resident has the chat before them. */
  look(): void {
    const session = this.session();
    session?.attend(this.isSeen && document.hasFocus());
    if (this.isSeen) session?.markRead();
  }
}
