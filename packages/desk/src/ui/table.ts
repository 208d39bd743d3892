import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

/** A row: its name, as the row's header, and a cell for each further column. */
export interface TableRow {
  readonly key: string;
  readonly head: unknown;
  readonly cells: readonly unknown[];
}

/**
 * A table that becomes a list of blocks on a narrow screen. The roles are written out because a
 * browser forgets that a table is one when its parts are laid out otherwise.
 */
export const table = (
  caption: string,
  columns: readonly string[],
  rows: readonly TableRow[],
): TemplateResult => html`
  <table class="table" role="table">
    <caption class="visually-hidden">
      ${caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${columns.map((column) => html`<th scope="col" role="columnheader">${column}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${repeat(
        rows,
        ({ key }) => key,
        ({ head, cells }) =>
          html`<tr role="row">
            <th scope="row" role="rowheader">${head}</th>
            ${cells.map(
              (cell, at) => html`<td role="cell" data-label=${columns[at + 1] ?? ''}>${cell}</td>`,
            )}
          </tr>`,
      )}
    </tbody>
  </table>
`;
