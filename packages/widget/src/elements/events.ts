/** What `bellman-message` carries. It names no text and no person, since any script of the page hears it. */
export interface MessageDetail {
  readonly id: string;
  readonly seq: number;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly from: 'resident' | 'staff' | 'system';
}

/** The events that a page can listen for, on the element or on anything around it. */
export interface BellmanEvents {
  'bellman-open': CustomEvent<null>;
  'bellman-close': CustomEvent<null>;
  'bellman-message': CustomEvent<MessageDetail>;
}

declare global {
  interface GlobalEventHandlersEventMap extends BellmanEvents {}
}

/** Tells the page: bubbles, and crosses the shadow roots. */
export const tell = <Name extends keyof BellmanEvents>(
  element: HTMLElement,
  name: Name,
  detail: BellmanEvents[Name]['detail'],
): void => {
  element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
};
