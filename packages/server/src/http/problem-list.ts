import { problems } from '@bellman/protocol';
import { escape, page } from './home.js';

/** `/problems`: every code with its sentence; a problem's `type` (RFC 9457) leads to its place. */
export const problemList = (): string => {
  const entries = Object.entries(problems).map(
    ([code, [status, sentence]]) =>
      `        <dt id="${code}"><code>${code}</code> (${status})</dt><dd>${escape(sentence)}</dd>`,
  );
  return page(
    'Problems',
    `      <h1>Problems</h1>
      <p>What the relay answers when it refuses, by code. Words in braces are filled in.</p>
      <dl>
${entries.join('\n')}
      </dl>`,
  );
};
