import { css } from 'lit';

/** Buttons that look like links, and buttons at work; the rest is the elements' base style. */
export const buttonStyle = css`
  a,
  .link,
  .back {
    text-underline-offset: 0.16em;
  }
  .link,
  .back {
    padding: 0;
    border: 0;
    background: none;
    color: var(--bellman-link);
    font-weight: 400;
    text-align: start;
    text-decoration: underline;
  }
  .back {
    margin-block-end: var(--bellman-space-1);
    color: var(--bellman-text);
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
  .link:hover,
  .back:hover {
    background: none;
  }
  a:hover,
  .link:hover,
  .back:hover {
    text-decoration-thickness: 3px;
  }
  .link:focus-visible,
  .back:focus-visible {
    background: var(--bellman-focus);
    color: var(--bellman-focus-text);
    box-shadow:
      0 -2px var(--bellman-focus),
      0 4px var(--bellman-focus-text);
    text-decoration: none;
  }
  button[aria-disabled='true'] {
    cursor: progress;
  }
`;
