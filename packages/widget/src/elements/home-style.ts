import { css } from 'lit';

export const homeStyle = css`
  .pad {
    display: flex;
    flex-direction: column;
    gap: 0.9375em;
    padding: 0.9375em;
  }
  .alerts {
    align-items: flex-start;
    gap: 0.625em;
    border-block-start: 1px solid var(--bellman-divider);
    background: var(--bellman-surface);
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
  .link {
    align-self: flex-start;
    padding: 0.3125em 0;
    border: 0;
    background: none;
    color: var(--bellman-link);
    font-weight: 400;
    text-align: start;
    text-decoration: underline;
  }
  .link:hover {
    background: none;
    text-decoration-thickness: 3px;
  }
  .privacy {
    color: var(--bellman-secondary);
  }
`;
