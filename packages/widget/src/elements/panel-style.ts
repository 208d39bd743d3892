import { css } from 'lit';

/** Where the panel stands: beside the page, over all of it when there is little room, or inline. */
export const panelStyle = css`
  .beside {
    position: fixed;
    z-index: var(--bellman-z-index, 2147483000);
    inset-block-end: 1em;
    inset-inline-end: 1em;
    inline-size: min(25em, 100vw - 2em);
    block-size: min(40em, 100dvh - 2em);
    border: 1px solid var(--bellman-input-border);
    box-shadow: 0 0.25em 1.25em #0005;
  }
  .left {
    inset-inline: 1em auto;
  }
  .inline {
    position: relative;
    block-size: min(40em, 90dvh);
    border: 1px solid var(--bellman-input-border);
  }
  dialog {
    inset: 0;
    inline-size: 100%;
    max-inline-size: none;
    block-size: 100dvh;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    overflow: hidden;
  }
  /* A container, so that what stands in it goes by its height: over a phone's keyboard it is lower
     than the page. */
  section,
  dialog {
    container-type: size;
    background: var(--bellman-page);
  }
  @media print {
    .beside {
      position: static;
      block-size: auto;
      container-type: normal;
    }
  }
`;
