import { css } from 'lit';

/** Questions and their boxes, what is wrong with an answer, and the summary of it. */
export const fieldStyle = css`
  .field {
    margin-block-end: var(--bellman-space-3);
  }
  select {
    display: block;
    inline-size: 100%;
    min-block-size: 2.5em;
    padding: 0.25em;
    border: 2px solid var(--bellman-input-border);
    border-radius: var(--bellman-radius);
    background: var(--bellman-page);
    color: var(--bellman-text);
    font: inherit;
  }
  .short {
    max-inline-size: 9em;
  }
  select:focus {
    outline: var(--bellman-focus-width) solid var(--bellman-focus);
    box-shadow: inset 0 0 0 2px var(--bellman-focus-text);
  }
  div.wrong {
    padding-inline-start: var(--bellman-space-2);
    border-inline-start: 5px solid var(--bellman-error);
  }
  .wrong input,
  .wrong select {
    border-color: var(--bellman-error);
  }
  .error {
    margin-block-end: var(--bellman-space-2);
  }
  .summary a {
    color: var(--bellman-error);
    font-weight: 700;
  }
  .summary {
    margin-block-end: var(--bellman-space-4);
    padding: var(--bellman-space-3);
    border: 5px solid var(--bellman-error);
  }
  .summary:focus-visible {
    outline: var(--bellman-focus-width) solid var(--bellman-focus);
  }
  .summary > :last-child {
    margin-block-end: 0;
  }
  .summary a:focus-visible {
    color: var(--bellman-focus-text);
  }
  .choice {
    display: flex;
    align-items: flex-start;
    min-block-size: 2.75em;
    margin-block-end: var(--bellman-space-1);
  }
  .choice input {
    flex: none;
    appearance: none;
    display: grid;
    place-items: center;
    inline-size: 2.1em;
    min-block-size: 0;
    block-size: 2.1em;
    padding: 0;
    border-radius: 0;
    cursor: pointer;
  }
  .choice input:checked::before {
    content: '';
    inline-size: 1.1em;
    block-size: 0.55em;
    border: solid var(--bellman-text);
    border-width: 0 0 0.22em 0.22em;
    transform: translateY(-0.12em) rotate(-45deg);
  }
  .choice input[type='radio'] {
    border-radius: 50%;
  }
  .choice input[type='radio']:checked::before {
    inline-size: 1.1em;
    block-size: 1.1em;
    border: 0.55em solid var(--bellman-text);
    border-radius: 50%;
    transform: none;
  }
  fieldset + .inset {
    margin-block-end: var(--bellman-space-3);
  }
  .choice label {
    flex: auto;
    margin: 0;
    font-weight: 400;
    padding: 0.4em 0.6em;
    cursor: pointer;
  }
  @media (forced-colors: active) {
    select:focus {
      outline-color: Highlight;
    }
    .choice input:checked::before {
      border-color: FieldText;
    }
  }
`;
