import { css } from 'lit';

export const menuStyle = css`
  :host {
    display: flex;
    flex-direction: column;
    max-block-size: 60vh;
    overflow: auto;
    padding: 0.3125em 0.9375em 0.625em;
    border-block-end: 2px solid var(--bellman-input-border);
    background: var(--bellman-page);
  }
  .plain {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.625em;
    padding-inline: 0;
    border-color: transparent;
    background: transparent;
    color: var(--bellman-link);
    font-weight: 400;
    text-align: start;
    text-decoration: underline;
  }
  .plain:hover {
    background: transparent;
    text-decoration-thickness: 3px;
  }
  .plain:focus-visible {
    background: var(--bellman-focus);
    color: var(--bellman-focus-text);
  }
  [role='switch'] {
    color: var(--bellman-text);
    text-decoration: none;
  }
  .switch {
    flex: none;
    position: relative;
    inline-size: 2.75em;
    block-size: 1.5em;
    border: 2px solid var(--bellman-input-border);
    border-radius: 0.75em;
  }
  .switch::after {
    content: '';
    position: absolute;
    inset-block: 0.125em;
    inset-inline-start: 0.125em;
    aspect-ratio: 1;
    border: 2px solid var(--bellman-input-border);
    border-radius: 50%;
  }
  [aria-checked='true'] .switch {
    background: var(--bellman-button);
    border-color: var(--bellman-button);
  }
  [aria-checked='true'] .switch::after {
    inset-inline: auto 0.125em;
    border-color: var(--bellman-on-button);
    background: var(--bellman-on-button);
  }
  .sizes {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.3125em;
    padding-block: 0.3125em;
  }
  .sizes span {
    flex: 1 0 100%;
  }
  .sizes button {
    padding-inline: 0.5em;
    font-weight: 400;
  }
  [aria-pressed='true'] {
    border-width: 4px;
    font-weight: 700;
  }
  a {
    padding: 0.625em 2px;
  }
  @media (forced-colors: active) {
    [aria-checked='true'] .switch::after {
      background: Highlight;
    }
  }
`;
