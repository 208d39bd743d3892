import { css } from 'lit';

/** Text, lists and boxes: the council's tokens, sizes in `em` of what surrounds the sign-up. */
export const pageStyle = css`
  :host {
    display: block;
    line-height: 1.32;
    overflow-wrap: break-word;
  }
  :host([hidden]) {
    display: none;
  }
  :host(:not([folded])) {
    padding: var(--bellman-space-2) var(--bellman-space-3) var(--bellman-space-4);
  }
  :host([folded]) {
    max-inline-size: 36em;
  }
  @media (min-width: 40em) {
    :host([folded]) {
      font-size: 1.1875em;
    }
  }
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h3,
  h4,
  p,
  ul,
  ol,
  fieldset {
    margin: 0 0 var(--bellman-space-3);
    min-inline-size: 0;
  }
  h3 {
    font-size: 1.42em;
    line-height: 1.15;
  }
  h4,
  .summary h3 {
    margin-block-end: var(--bellman-space-1);
    font-size: 1em;
  }
  form + h4 {
    margin-block-start: var(--bellman-space-4);
  }
  .summary:focus {
    outline: 3px solid transparent;
  }
  ul,
  ol {
    padding-inline-start: 1.3em;
  }
  .rows {
    padding: 0;
    list-style: none;
  }
  .rows li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--bellman-space-3);
    align-items: center;
    justify-content: space-between;
    padding-block: var(--bellman-space-1);
    border-block-end: 1px solid var(--bellman-divider);
  }
  .acts {
    display: inline-flex;
    gap: var(--bellman-space-3);
  }
  .acts .link,
  li > .link {
    min-block-size: 1.75em;
    vertical-align: top;
  }
  li > a {
    display: inline-block;
    vertical-align: top;
    padding-block: 0.2em;
  }
  dl,
  dd {
    margin: 0;
  }
  dl {
    margin-block-end: var(--bellman-space-3);
    border-block-start: 1px solid var(--bellman-divider);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--bellman-space-3);
    padding-block: var(--bellman-space-2);
    border-block-end: 1px solid var(--bellman-divider);
  }
  dt {
    flex: 1 1 100%;
    font-weight: 700;
  }
  dd:not(.acts) {
    flex: 1 1 60%;
  }
  dd ul {
    margin: 0;
  }
  .lead {
    font-weight: 700;
  }
  .caption,
  .hint,
  .status {
    color: var(--bellman-secondary);
  }
  .caption {
    margin-block-end: var(--bellman-space-1);
  }
  .hint {
    margin-block-end: var(--bellman-space-2);
  }
  .status {
    margin: var(--bellman-space-2) 0 0;
  }
  .inset {
    padding: var(--bellman-space-2) var(--bellman-space-3);
    border-inline-start: 5px solid var(--bellman-divider);
  }
  .inset > :last-child {
    margin-block-end: 0;
  }
  .note {
    padding: var(--bellman-space-2) var(--bellman-space-3);
    border: 3px solid var(--bellman-link);
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: 0;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
