import { css } from 'lit';

/** A card's; the list's own host is styled where it stands. */
export const attachStyle = css`
  :host {
    display: block;
  }
  [role='group'] {
    padding: 0.625em 0.9375em;
    border-block-start: 2px solid var(--bellman-input-border);
  }
  h3 {
    overflow-wrap: anywhere;
  }
  .facts {
    color: var(--bellman-secondary);
    margin-block-end: 0.3125em;
  }
  canvas {
    max-inline-size: 100%;
    margin-block-end: 0.3125em;
    border: 1px solid var(--bellman-divider);
  }
  .error:empty {
    margin: 0;
  }
  progress {
    display: block;
    inline-size: 100%;
    block-size: 1em;
    accent-color: var(--bellman-button);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.625em;
    margin-block-start: 0.625em;
  }
`;
