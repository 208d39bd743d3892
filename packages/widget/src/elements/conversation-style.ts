import { css } from 'lit';

export const conversationStyle = css`
  :host {
    display: flex;
    flex-direction: column;
    block-size: 100%;
  }
  .log {
    /* What stands below it gives way first. */
    flex: 1 1 14em;
    min-block-size: 6em;
    overflow: auto;
    padding: 0.9375em;
  }
  .log:focus-visible {
    outline: var(--bellman-focus-width) solid var(--bellman-focus);
    outline-offset: calc(0px - var(--bellman-focus-width));
    box-shadow: inset 0 0 0 calc(var(--bellman-focus-width) + 2px) var(--bellman-focus-text);
  }
  ol {
    display: flex;
    flex-direction: column;
    gap: 0.9375em;
    list-style: none;
  }
  .message {
    position: relative;
    align-self: flex-start;
    max-inline-size: 88%;
  }
  .mine {
    align-self: flex-end;
  }
  .who {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5em;
    margin-block-end: 0.1875em;
    color: var(--bellman-secondary);
    font-size: 0.875em;
  }
  .mine .who {
    justify-content: flex-end;
  }
  .name {
    color: var(--bellman-text);
    font-weight: 700;
  }
  .body {
    padding: 0.625em 0.75em;
    border: 1px solid var(--bellman-divider);
    border-radius: var(--bellman-radius);
    background: var(--bellman-surface);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .mine .body {
    border-color: var(--bellman-brand);
    background: var(--bellman-brand);
    color: var(--bellman-on-brand);
  }
  .state {
    margin-block-start: 0.3125em;
    font-size: 0.875em;
    text-align: end;
  }
  .state:empty,
  .typing:empty {
    display: none;
  }
  bellman-file.body {
    white-space: normal;
  }
  bellman-attach {
    flex: none;
    max-block-size: 85%;
    overflow: auto;
  }
  .body a {
    color: inherit;
  }
  .body a:focus-visible {
    color: var(--bellman-focus-text);
  }
  a[data-note]::after {
    content: attr(data-note);
    display: inline-block;
    margin-inline-start: 0.25em;
    font-size: 0.875em;
    text-decoration: none;
  }
  .typing {
    flex: none;
    padding: 0.3125em 0.9375em;
    color: var(--bellman-secondary);
    font-size: 0.875em;
  }
  .below {
    flex: none;
    align-self: center;
    min-block-size: 2em;
    margin-block: 0.3125em;
    padding-block: 0.25em;
  }
  .unsent strong {
    color: var(--bellman-error);
  }
  .note,
  .day {
    align-self: center;
    color: var(--bellman-secondary);
    text-align: center;
  }
  .day {
    align-self: stretch;
    display: flex;
    align-items: center;
    gap: 0.625em;
    font-size: 0.875em;
  }
  .day::before,
  .day::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid var(--bellman-divider);
  }
  bellman-composer,
  .over {
    flex: none;
    padding: 0.625em 0.9375em 0.9375em;
    border-block-start: 1px solid var(--bellman-divider);
  }
  .over > * + * {
    margin-block-start: 0.625em;
  }
  bellman-composer {
    display: block;
  }
  /* After the end nobody writes on: what there is to do then has the room. */
  :host([ended]) {
    overflow: auto;
  }
  :host([ended]) .log {
    flex: none;
    max-block-size: 25%;
    min-block-size: 5em;
  }
  @container (max-height: 25em) {
    :host,
    :host([ended]) {
      block-size: auto;
      overflow: visible;
    }
    .log,
    :host([ended]) .log {
      flex: none;
      max-block-size: none;
      min-block-size: 0;
      overflow: visible;
      padding-block: 0.3125em;
    }
    bellman-attach {
      max-block-size: none;
      overflow: visible;
    }
    bellman-composer,
    .over {
      padding-block: 0.25em;
    }
  }
  @media (forced-colors: active) {
    .mine .body {
      border-inline-end-width: 4px;
    }
  }
`;
