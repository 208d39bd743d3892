import { css } from 'lit';

/** A short form with its errors, and a way back. */
export const resumeStyle = css`
  :host {
    display: block;
  }
  h3,
  p,
  .field {
    margin: 0 0 0.9375em;
  }
  .back {
    min-block-size: 2.75em;
    padding: 0;
    border: 0;
    background: none;
    color: var(--bellman-text);
    font-weight: 400;
    text-decoration: underline;
  }
  .back::before {
    content: '‹';
    display: inline-block;
    margin-inline-end: 0.35em;
  }
  .back:focus-visible {
    background: var(--bellman-focus);
  }
  .field.wrong {
    padding-inline-start: 0.625em;
    border-inline-start: 5px solid var(--bellman-error);
  }
  .wrong input {
    border-color: var(--bellman-error);
  }
  .summary {
    margin-block-end: 0.9375em;
    padding: 0.9375em;
    border: 5px solid var(--bellman-error);
  }
  .summary > :last-child {
    margin-block-end: 0;
  }
  .summary:focus {
    outline: var(--bellman-focus-width) solid var(--bellman-focus);
  }
  .summary a {
    color: var(--bellman-error);
    font-weight: 700;
  }
  .summary a:focus-visible {
    color: var(--bellman-focus-text);
  }
`;
