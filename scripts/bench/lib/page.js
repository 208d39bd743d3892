import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { inRoot } from '../../lib/root.js';
import { tableOf } from './rows.js';

/**
 * @typedef {import('./rows.js').Row} Row
 * @typedef {{ name: string, rows?: Row[], machine: ReturnType<typeof import('../../lib/machine.js').machine> }} Result
 */

/** @param {string} name */
const marks = (name) => [`<!-- figures of ${name} -->`, `<!-- end of ${name} -->`];

/**
 * Puts a benchmark's figures into the page: between its marks, or behind its heading where they
 * don't stand there yet.
 * @param {string} page
 * @param {string} name
 * @param {string} figures
 */
export const withFigures = (page, name, figures) => {
  const [begin = '', end = ''] = marks(name);
  const block = `${begin}\n\n${figures}\n\n${end}`;
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from >= 0 && to > from) return page.slice(0, from) + block + page.slice(to + end.length);
  const heading = `## ${name}\n`;
  if (page.includes(heading)) return page.replace(heading, () => `${heading}\n${block}\n`);
  return `${page.trimEnd()}\n\n${heading}\n${block}\n`;
};

const WIDE = 840;
const LINE = 34;
const LEFT = 400;

/** @param {string} text */
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * Bars of every ratio on a logarithmic scale, with a line where its goal is: an SVG document.
 * @param {readonly Row[]} rows those that have a goal
 */
export const barsOf = (rows) => {
  const high = 40 + rows.length * LINE + 24;
  const most = Math.max(10, ...rows.flatMap(({ ratio, goal }) => [ratio, goal ?? 1]));
  const least = Math.min(0.2, ...rows.flatMap(({ ratio, goal }) => [ratio, goal ?? 1]));
  const [low, top] = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(most))];
  const at = (/** @type {number} */ ratio) =>
    LEFT + ((WIDE - LEFT - 70) * (Math.log10(ratio) - low)) / (top - low);
  const powers = Array.from({ length: top - low + 1 }, (_, index) => 10 ** (low + index));
  const body = powers.map(
    (power) =>
      `<path d="M${at(power).toFixed(1)} 34V${high - 22}" stroke="#ccc"/><text x="${at(power).toFixed(1)}" y="${high - 6}" text-anchor="middle">${power}×</text>`,
  );
  for (const [index, { what, ratio, goal }] of rows.entries()) {
    const y = 40 + index * LINE;
    const words = what.length > 52 ? `${what.slice(0, 51)}…` : what;
    body.push(
      `<text x="${LEFT - 8}" y="${y + 15}" text-anchor="end">${escape(words)}</text>`,
      `<path d="M${at(10 ** low)} ${y + 3}H${at(ratio).toFixed(1)}V${y + 21}H${at(10 ** low)}Z" fill="#0b5394"/>`,
      `<text x="${(at(ratio) + 6).toFixed(1)}" y="${y + 16}">${ratio.toLocaleString('en-GB')}×</text>`,
    );
    if (goal !== null)
      body.push(
        `<path d="M${at(goal).toFixed(1)} ${y - 2}v28" stroke="#b04a00" stroke-width="3"/>`,
      );
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDE} ${high}" role="img" font-family="sans-serif" font-size="12">`,
    '<title>Each ratio of one run, with its goal as a line across</title>',
    `<path d="M0 0H${WIDE}V${high}H0Z" fill="#fff"/>`,
    '<text x="8" y="20" font-weight="bold">How many times better, and the goal (line across)</text>',
    ...body,
    '</svg>',
    '',
  ].join('\n');
};

/**
 * Results beside those of the same day that are kept already: a benchmark that ran again takes the
 * place of what it said before.
 * @param {string} path @param {readonly Result[]} ran @returns {Promise<Result[]>}
 */
const besideKept = async (path, ran) => {
  /** @type {Result[]} */
  const kept = existsSync(path) ? JSON.parse(await readFile(path, 'utf8')) : [];
  return [...kept.filter(({ name }) => !ran.some((one) => one.name === name)), ...ran];
};

/**
 * Writes a run down: the raw figures into docs/results, the tables into docs/performance.md, and
 * the bars beside them.
 * @param {readonly Result[]} ran
 * @param {Date} day
 */
export const writeDown = async (ran, day) => {
  const date = day.toISOString().slice(0, 10);
  const raw = inRoot('docs/results', `${date}-bench.json`);
  const results = await besideKept(raw, ran);
  await writeFile(raw, `${JSON.stringify(results, null, 1)}\n`);
  const path = inRoot('docs/performance.md');
  let page = await readFile(path, 'utf8');
  const [first] = results;
  if (first) {
    const { cpu, cores, memoryGB, system, node } = first.machine;
    const words = `Run of ${date}: ${cpu}, ${cores} cores, ${memoryGB} GB, ${system}, Node ${node}. Raw figures: [results/${date}-bench.json](results/${date}-bench.json).`;
    page = withFigures(page, 'This run', words);
  }
  for (const { name, rows } of results) {
    if (rows) page = withFigures(page, name, tableOf(rows));
  }
  await writeFile(path, page);
  const goals = results.flatMap(({ rows = [] }) => rows.filter(({ goal }) => goal !== null));
  if (goals.length > 0) await writeFile(inRoot('docs/pictures', 'performance.svg'), barsOf(goals));
};
