import { css } from 'lit';

/** Links and buttons; focus is a ground, an underline and, in forced colours, an outline. */
export const buttonStyle = css`
  a {
    color: var(--bellman-link);
    text-underline-offset: 0.16em;
  }
  a:visited {
    color: var(--bellman-visited);
  }
  button {
    font: inherit;
    cursor: pointer;
  }
  .link,
  .back {
    min-block-size: 2.75em;
    padding: 0;
    border: 0;
    color: var(--bellman-link);
    background: none;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 0.16em;
  }
  .back {
    color: var(--bellman-text);
    margin-block-end: var(--bellman-space-1);
  }
  .back::before {
    content: '';
    display: inline-block;
    inline-size: 0.45em;
    block-size: 0.45em;
    margin-inline: 0.15em 0.35em;
    border: solid currentColor;
    border-width: 0 0 1px 1px;
    transform: rotate(45deg) translate(1px, -1px);
  }
  a:hover,
  .link:hover,
  .back:hover {
    text-decoration-thickness: 3px;
  }
  .button {
    min-block-size: 2.75em;
    padding: 0.4em 0.8em;
    border: 2px solid transparent;
    border-radius: var(--bellman-radius);
    color: var(--bellman-on-button);
    background: var(--bellman-button);
    font-weight: bold;
  }
  .button:hover {
    background: var(--bellman-button-hover);
  }
  .secondary {
    border-color: var(--bellman-input-border);
    color: var(--bellman-text);
    background: var(--bellman-page);
  }
  .secondary:hover {
    background: var(--bellman-surface);
  }
  .button[aria-disabled='true'] {
    cursor: progress;
  }
  a:focus-visible,
  .link:focus-visible,
  .back:focus-visible,
  .button:focus-visible {
    outline: var(--bellman-focus-width) solid transparent;
    color: var(--bellman-focus-text);
    background: var(--bellman-focus);
    box-shadow:
      0 -2px var(--bellman-focus),
      0 4px var(--bellman-focus-text);
    text-decoration: none;
  }
`;
