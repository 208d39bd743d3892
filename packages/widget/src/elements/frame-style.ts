import { css } from 'lit';

/** The panel from top to bottom: header, status, and the view, which takes what room is left. */
export const frameStyle = css`
  :host {
    display: flex;
    flex-direction: column;
    block-size: 100%;
  }
  :host([size='1']) {
    font-size: 1.25em;
  }
  :host([size='2']) {
    font-size: 1.5em;
  }
  /* The header keeps near its size, so that the words below it have the room. */
  :host([size='1']) .head {
    font-size: 0.85em;
  }
  :host([size='2']) .head {
    font-size: 0.75em;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.3125em;
    padding: 0.625em 0.625em 0.625em 0.9375em;
    background: var(--bellman-brand);
    color: var(--bellman-on-brand);
    border-block-end: 1px solid transparent;
  }
  .titles {
    flex: 1 1 7em;
    min-inline-size: 0;
    overflow-wrap: break-word;
  }
  .head button {
    border-color: currentColor;
    background: transparent;
    color: inherit;
  }
  .head button:hover {
    background: transparent;
    text-decoration: underline;
  }
  .head button:focus-visible {
    background: var(--bellman-focus);
    color: var(--bellman-focus-text);
  }
  .menu {
    flex: none;
    padding-inline: 0.5em;
  }
  .close {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-inline-size: 2.75em;
    padding: 0;
  }
  .close svg {
    inline-size: 1.25em;
    block-size: 1.25em;
    fill: none;
    stroke: currentColor;
    stroke-width: 3;
  }
  .status {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.3125em 0.9375em;
    padding: 0.3125em 0.625em 0.3125em 0.9375em;
    min-block-size: 3.375em;
    background: var(--bellman-surface);
    border-block-end: 1px solid var(--bellman-divider);
  }
  .status p:first-child {
    flex: 1 1 9em;
  }
  .end {
    flex: none;
  }
  .head,
  #menu,
  bellman-exit,
  .status {
    flex: none;
  }
  .view {
    flex: 1 1 auto;
    min-block-size: 0;
    overflow: auto;
  }
  .pad {
    padding: 0.9375em;
  }
  .failed button {
    margin-block-start: 0.9375em;
  }
  /* Low, all of it scrolls as one column, with the way out in sight. */
  @container (max-height: 25em) {
    :host {
      display: block;
      overflow: auto;
      scroll-padding-block: 3.5em 0.5em;
    }
    bellman-exit {
      position: sticky;
      z-index: 1;
      inset-block-start: 0;
    }
    .view {
      overflow: visible;
    }
    .head {
      padding-block: 0;
    }
    h2 {
      font-size: 1em;
      line-height: 1.1;
    }
    .sub {
      display: none;
    }
    .status {
      padding-block: 0;
      min-block-size: 0;
    }
    .status p:first-child {
      flex-basis: 6em;
    }
    .end {
      padding-inline: 0.5em;
    }
  }
`;
