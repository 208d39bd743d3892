import { css } from 'lit';

export const composerStyle = css`
  .row {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
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
  @media (max-height: 25em) {
    .row {
      flex-direction: row;
      align-items: flex-end;
    }
    textarea {
      min-inline-size: 0;
      max-block-size: 3.5em;
    }
    button {
      flex: none;
    }
  }
`;
