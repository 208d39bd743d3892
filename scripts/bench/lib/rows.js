/**
 * @typedef {object} Row one comparison of a benchmark
 * @property {string} what is measured, with its unit: `CPU per message, µs`
 * @property {string} against what stands on the other side
 * @property {'more' | 'less'} better which way is better
 * @property {number} ours the median of our rounds
 * @property {number} theirs the median of the other side's rounds
 * @property {number} ratio how many times better we are: the median of each round's own ratio
 * @property {number | null} goal what `ratio` should reach; null: told, without a goal
 * @property {number[]} ourRounds
 * @property {number[]} theirRounds
 */

/** @param {readonly number[]} figures */
export const median = (figures) => {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
};

/** @param {number} figure to four significant digits, which is more than a shared machine gives */
const round = (figure) => Number(figure.toPrecision(4));

/**
 * Runs each side once a round, in turns, and every second round the other way about, so that a
 * machine that slows down slows all of them.
 * @template {string} Name
 * @param {number} rounds
 * @param {Record<Name, (round: number) => Promise<number>>} sides each answers its figure of a round
 * @returns {Promise<Record<Name, number[]>>}
 */
export const inTurns = async (rounds, sides) => {
  const names = /** @type {Name[]} */ (Object.keys(sides));
  const figures = /** @type {Record<Name, number[]>} */ (
    Object.fromEntries(names.map((name) => [name, []]))
  );
  for (let at = 0; at < rounds; at += 1) {
    for (const name of at % 2 === 0 ? names : names.toReversed())
      figures[name].push(await sides[name](at));
  }
  return figures;
};

/**
 * One row from two sides' rounds. The ratio says how many times better ours is, whichever way is
 * better: above 1 it is.
 * @param {Pick<Row, 'what' | 'against' | 'better' | 'goal'>} about
 * @param {readonly number[]} ours
 * @param {readonly number[]} theirs as many, of the same rounds
 * @returns {Row}
 */
export const row = (about, ours, theirs) => {
  const ratios = ours.map((mine, at) => {
    const other = theirs[at] ?? Number.NaN;
    return about.better === 'more' ? mine / other : other / mine;
  });
  return {
    ...about,
    ours: round(median(ours)),
    theirs: round(median(theirs)),
    ratio: round(median(ratios)),
    ourRounds: ours.map(round),
    theirRounds: theirs.map(round),
  };
};

/** @param {number | string} figure */
const shown = (figure) => (typeof figure === 'number' ? figure.toLocaleString('en-GB') : figure);

/**
 * The rows laid out to be read.
 * @param {readonly Row[]} rows
 * @returns {string}
 */
export const tableOf = (rows) => {
  const head = ['what', 'ours', 'against', 'theirs', 'ratio', 'goal', ''];
  const lines = rows.map(({ what, ours, against, theirs, ratio, goal }) => [
    what,
    shown(ours),
    against,
    shown(theirs),
    `${shown(ratio)}×`,
    goal === null ? 'none' : `≥ ${shown(goal)}×`,
    goal === null ? '' : ratio >= goal ? '✔' : '✖',
  ]);
  return [head, head.map(() => '---'), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
};
