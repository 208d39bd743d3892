import { css } from 'lit';

/** What stands around the form when a service is not simply open. */
export const awayStyle = css`
  h4 {
    margin: 0;
    font-size: 1em;
  }
  .away {
    display: flex;
    flex-direction: column;
    gap: 0.625em;
    padding: 0.75em 0.9375em;
    border-inline-start: 5px solid var(--bellman-brand);
    background: var(--bellman-surface);
  }
  /* Empty it stays there, so that what comes is announced, but takes no room. */
  .live:not(:has(> *)) {
    margin-block-start: -0.9375em;
  }
  .away .contact {
    margin-block: 0;
  }
  .live {
    display: flex;
    flex-direction: column;
    gap: 0.625em;
  }
  .news {
    display: flex;
    flex-direction: column;
    gap: 0.625em;
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .news li {
    display: flex;
    gap: 0.625em;
    padding: 0.625em 0.75em;
    border: 2px solid var(--bellman-input-border);
    background: var(--bellman-page);
    /* A box beside an icon is as wide as its longest word, unless any word may break. */
    overflow-wrap: anywhere;
  }
  .news .danger {
    border-color: var(--bellman-error);
  }
  .news svg {
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
  }
  .news .danger svg {
    color: var(--bellman-error);
  }
  .news a {
    display: inline-block;
    padding-block: 0.25em;
  }
  .hours {
    border-collapse: collapse;
    inline-size: 100%;
  }
  .hours caption {
    font-weight: 700;
    text-align: start;
  }
  .hours th,
  .hours td {
    padding: 0.25em 0.625em 0.25em 0;
    border-block-end: 1px solid var(--bellman-divider);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }
  .hours th {
    min-inline-size: 6em;
  }
  .hint {
    color: var(--bellman-secondary);
    margin-block-end: 0.3125em;
  }
`;
