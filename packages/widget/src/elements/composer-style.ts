import { css } from 'lit';

export const composerStyle = css`
  .row {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 0.625em;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.625em;
  }
  textarea {
    resize: none;
    min-block-size: 3.75em;
    overflow-y: auto;
  }
  .error:empty {
    margin: 0;
  }
  /* Beside much else, the buttons stand beside the box. */
  :host([compact]) .row {
    flex-direction: row;
    align-items: flex-end;
  }
  :host([compact]) .buttons {
    flex: none;
    flex-direction: column;
    gap: 0.25em;
  }
  :host([compact]) button,
  :host([compact]) ::slotted(button) {
    min-block-size: 2.25em;
    max-inline-size: 9em;
    padding: 0.25em 0.5em;
    line-height: 1.1;
  }
  @container (max-height: 25em) {
    .row {
      flex-direction: row;
      align-items: flex-end;
    }
    textarea {
      min-inline-size: 0;
      min-block-size: 3.5em;
      max-block-size: 3.5em;
    }
    label {
      margin: 0;
    }
    .buttons {
      flex: none;
      flex-direction: column;
      gap: 0.25em;
    }
    button,
    ::slotted(button) {
      flex: none;
      max-inline-size: 7em;
      padding: 0.25em 0.5em;
      line-height: 1.1;
    }
  }
`;
