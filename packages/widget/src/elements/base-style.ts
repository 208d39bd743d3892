import { css } from 'lit';

/** What every part of the panel shares: type, buttons, inputs, focus (design: look.md). */
export const baseStyle = css`
  :host {
    color: var(--bellman-text);
    font: 1em/1.25 var(--bellman-font);
  }
  * {
    box-sizing: border-box;
  }
  [hidden] {
    display: none;
  }
  h2,
  h3,
  p,
  ol,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  h2,
  h3 {
    font-size: 1.1875em;
    line-height: 1.25;
  }
  h2:focus,
  h3:focus {
    outline: 3px solid transparent;
  }
  a {
    color: var(--bellman-link);
  }
  a:visited {
    color: var(--bellman-visited);
  }
  label,
  legend {
    display: block;
    padding: 0;
    margin-block-end: 0.3125em;
    font-weight: 700;
  }
  button {
    min-block-size: 2.75em;
    margin: 0;
    padding: 0.5em 0.9375em;
    border: 2px solid transparent;
    border-radius: var(--bellman-radius);
    background: var(--bellman-button);
    color: var(--bellman-on-button);
    font: inherit;
    font-weight: 700;
    cursor: pointer;
  }
  button:hover {
    background: var(--bellman-button-hover);
  }
  button.second {
    border-color: var(--bellman-input-border);
    background: var(--bellman-page);
    color: var(--bellman-text);
  }
  button.second:hover {
    background: var(--bellman-surface);
  }
  button:disabled {
    cursor: default;
    opacity: 0.6;
  }
  a:focus-visible,
  button:focus-visible {
    outline: 3px solid transparent;
    background: var(--bellman-focus);
    color: var(--bellman-focus-text);
    box-shadow: 0 0 0 var(--bellman-focus-width) var(--bellman-focus);
    border-block-end-color: var(--bellman-focus-text);
  }
  a:focus-visible {
    text-decoration: underline 4px;
    box-shadow: 0 -2px var(--bellman-focus);
  }
  input,
  textarea {
    display: block;
    inline-size: 100%;
    min-block-size: 2.5em;
    margin: 0;
    padding: 0.3125em;
    border: 2px solid var(--bellman-input-border);
    border-radius: var(--bellman-radius);
    background: var(--bellman-page);
    color: var(--bellman-text);
    font: inherit;
  }
  input:focus,
  textarea:focus {
    outline: var(--bellman-focus-width) solid var(--bellman-focus);
    box-shadow: inset 0 0 0 2px var(--bellman-focus-text);
  }
  .contact {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3125em 0.9375em;
    margin-block: 0.3125em;
  }
  .contact a {
    display: inline-block;
    padding-block: 0.3125em;
  }
  .wrong {
    border-color: var(--bellman-error);
  }
  .error {
    margin-block-end: 0.3125em;
    color: var(--bellman-error);
    font-weight: 700;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    input:focus,
    textarea:focus {
      outline-color: Highlight;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    button {
      transition: background 0.1s;
    }
  }
`;
