import { css } from 'lit';

/** What stands under the log: waiting, a message that was left, and what follows a chat. */
export const afterStyle = css`
  :host {
    display: block;
  }
  .error {
    margin: 0;
  }
  .stack {
    display: flex;
    flex-direction: column;
    gap: 0.625em;
  }
  /* Empty regions stay, so that what comes is announced, but take no room. */
  .stack > :empty {
    margin-block-start: -0.625em;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.625em;
  }
  /* While waiting the log has the room. */
  .few {
    gap: 0.3125em 0.625em;
  }
  .few button {
    min-block-size: 2.25em;
    padding: 0.125em 0.5em;
    font-size: 0.875em;
  }
  .part {
    padding-block-start: 0.9375em;
    border-block-start: 1px solid var(--bellman-divider);
  }
  .quote {
    font-size: 1.1875em;
    font-weight: 700;
    letter-spacing: 0.03em;
    overflow-wrap: anywhere;
    user-select: all;
  }
  .quiet {
    color: var(--bellman-secondary);
  }
  .links a {
    display: inline-block;
    padding-block: 0.625em;
    margin-inline-end: 0.9375em;
  }
  fieldset {
    padding: 0;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: 0.625em;
    min-block-size: 2.75em;
    margin: 0;
    font-weight: 400;
    cursor: pointer;
  }
  .choice input {
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
    min-block-size: 0;
    accent-color: var(--bellman-button);
  }
  .choice input:focus {
    outline: var(--bellman-focus-width) solid var(--bellman-focus);
    outline-offset: 0;
    box-shadow: 0 0 0 5px var(--bellman-focus-text);
    border-radius: 50%;
  }
  textarea {
    resize: vertical;
  }
`;
