/** One line of a plot. */
export interface Series {
  readonly name: string;
  /** x and y, in the order of x. */
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** What a plot shows. */
export interface Plot {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly series: readonly Series[];
}

const wide = 720;
const high = 320;
const room = { left: 64, right: 16, top: 40, bottom: 64 };
/** Told apart by dashes as well as by colour; each has 4.5:1 on white (WCAG 2.2, 1.4.11 asks for 3). */
const looks = [
  { colour: '#0b5394', dash: '' },
  { colour: '#b04a00', dash: '8 4' },
  { colour: '#2e6b34', dash: '2 3' },
  { colour: '#7a1f6b', dash: '12 3 2 3' },
];

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Round steps of 1, 2 or 5 with a power of ten, about five of them, from 0 to beyond `most`. */
const ticks = (most: number): number[] => {
  const rough = Math.max(most, 1e-9) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((by) => by * power).find((one) => one >= rough) ?? power;
  const count = Math.ceil(Math.max(most, 1e-9) / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, at) => Number((at * step).toPrecision(6)));
};

/** A line plot as an SVG document of its own: white ground, both axes from 0. */
export const plotSvg = ({ title, x, y, series }: Plot): string => {
  const all = series.flatMap(({ points }) => points);
  const xs = ticks(Math.max(0, ...all.map(([at]) => at)));
  const ys = ticks(Math.max(0, ...all.map(([, value]) => value)));
  const [inWide, inHigh] = [wide - room.left - room.right, high - room.top - room.bottom];
  const toX = (at: number): string => (room.left + (inWide * at) / (xs.at(-1) ?? 1)).toFixed(1);
  const toY = (value: number): string =>
    (room.top + inHigh - (inHigh * value) / (ys.at(-1) ?? 1)).toFixed(1);
  const text = (at: string, down: string, words: string, more = ''): string =>
    `<text x="${at}" y="${down}"${more}>${escape(words)}</text>`;
  const body = [
    text(String(room.left), '20', title, ' font-weight="bold"'),
    ...ys.flatMap((value) => [
      `<path d="M${room.left} ${toY(value)}H${wide - room.right}" stroke="#ccc"/>`,
      text(
        String(room.left - 8),
        String(Number(toY(value)) + 4),
        value.toLocaleString('en-GB'),
        ' text-anchor="end"',
      ),
    ]),
    ...xs.map((at) =>
      text(
        toX(at),
        String(high - room.bottom + 18),
        at.toLocaleString('en-GB'),
        ' text-anchor="middle"',
      ),
    ),
    text(String(wide - room.right), String(high - room.bottom + 34), x, ' text-anchor="end"'),
    text(String(room.left), '36', y),
    ...series.flatMap(({ name, points }, index) => {
      const { colour, dash } = looks[index % looks.length] ?? { colour: '#000', dash: '' };
      const stroke = `fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"`;
      const line = points.map(([at, value]) => `${toX(at)} ${toY(value)}`).join('L');
      const left = room.left + index * 160;
      return [
        `<path d="M${line}" ${stroke}/>`,
        `<path d="M${left} ${high - 14}h28" ${stroke}/>`,
        text(String(left + 34), String(high - 10), name),
      ];
    }),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${high}" role="img" font-family="sans-serif" font-size="12">`,
    `<title>${escape(title)}</title>`,
    `<path d="M0 0H${wide}V${high}H0Z" fill="#fff"/>`,
    ...body,
    '</svg>',
    '',
  ].join('\n');
};
