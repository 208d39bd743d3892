import type { Locator } from 'playwright';
import { announcedOn } from './announcements.js';
import type { Resident } from './resident.js';

/**
 * Failures that HMRC published of its own webchat in its accessibility statement, turned round:
 * each is something that must hold here. A check answers what is wrong, a line each.
 */
export interface Failure {
  readonly name: string;
  /** WCAG 2.2 success criterion. */
  readonly criterion: string;
  readonly faults: (resident: Resident) => Promise<string[]>;
  /** Brings the failure into the page as it stands, so that the check can be seen to find it. */
  readonly bring: (resident: Resident) => Promise<unknown>;
}

const wrong = (isWrong: boolean, what: string): string[] => (isWrong ? [what] : []);

/** Everything in the document and its shadow roots that `selector` finds. */
const deep = (panel: Locator, selector: string): Locator => panel.locator(selector);

/** What has the focus, through every shadow root. */
const focused = (resident: Resident): Promise<string> =>
  resident.page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return `${element?.localName ?? ''} ${element?.id ?? ''} ${element?.getAttribute('value') ?? ''}`;
  });

const setting: Failure = {
  name: 'the focus stays on a setting that is changed',
  criterion: '3.2.2',
  faults: async (resident) => {
    const radios = resident.panel.getByRole('radio');
    await radios.first().focus();
    await radios.first().check();
    const before = await focused(resident);
    await resident.page.keyboard.press('ArrowDown');
    const after = await focused(resident);
    return wrong(!after.startsWith('input') || after === before, `the focus went to ${after}`);
  },
  bring: ({ page }) =>
    page.evaluate(() =>
      addEventListener('keyup', (event) => {
        const root = event.composedPath().find((node) => node instanceof ShadowRoot);
        const composer = root?.querySelector('bellman-composer');
        composer?.shadowRoot?.querySelector('textarea')?.focus();
      }),
    ),
};

const title: Failure = {
  name: 'the page keeps its title',
  criterion: '2.4.2',
  faults: async ({ page }) => {
    const now = await page.title();
    const own = /<title>([^<]*)/.exec(await (await page.request.get(page.url())).text())?.[1];
    return wrong(now !== own?.trim(), `the page is called "${now}"`);
  },
  bring: ({ page }) =>
    page.evaluate(() => {
      document.title = 'New message';
    }),
};

const landmark: Failure = {
  name: 'the panel is a landmark with the council’s name',
  criterion: '1.3.1',
  faults: async (resident) => wrong((await resident.panel.count()) !== 1, 'no such landmark'),
  bring: (resident) => resident.panel.evaluate((panel) => panel.removeAttribute('aria-label')),
};

const headings: Failure = {
  name: 'heading levels go down by one',
  criterion: '1.3.1',
  faults: async (resident) => {
    const levels = await deep(resident.panel, 'h1,h2,h3,h4,h5,h6').evaluateAll((all) =>
      all.map(({ localName }) => Number(localName[1])),
    );
    const steps = levels.filter((level, at) => level > (levels[at - 1] ?? 1) + 1);
    return [
      ...wrong(levels[0] !== 2, `the first heading is an h${levels[0]}`),
      ...wrong(steps.length > 0, `levels ${levels.join(', ')}`),
    ];
  },
  bring: (resident) =>
    deep(resident.panel, 'h3')
      .first()
      .evaluate((heading) => heading.replaceWith(document.createElement('h5'))),
};

const hint: Failure = {
  name: 'the hint belongs to the message box',
  criterion: '1.3.1',
  faults: async (resident) => {
    const hints = await resident.messageBox.evaluate((box) =>
      (box.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => (box.getRootNode() as ShadowRoot).getElementById(id)?.textContent?.trim()),
    );
    return wrong(!hints.some((text) => text?.includes('Enter sends')), 'no hint is tied to it');
  },
  bring: (resident) =>
    resident.messageBox.evaluate((box) => box.removeAttribute('aria-describedby')),
};

const label: Failure = {
  name: 'fields have labels that stay, not placeholders',
  criterion: '3.3.2',
  faults: async (resident) => {
    const fields = await deep(resident.panel, 'textarea, input:not([type=radio])').evaluateAll(
      (all) =>
        all.map((field) => ({
          labelled: (field as HTMLInputElement).labels?.length === 1,
          placeholder: field.getAttribute('placeholder'),
        })),
    );
    return fields.flatMap(({ labelled, placeholder }) => [
      ...wrong(!labelled, 'a field without a label'),
      ...wrong(placeholder !== null, 'a placeholder in place of words that stay'),
    ]);
  },
  bring: (resident) =>
    resident.messageBox.evaluate((box) => {
      (box as HTMLTextAreaElement).labels[0]?.remove();
      box.setAttribute('placeholder', 'Your message');
      box.setAttribute('aria-label', 'Your message');
    }),
};

const icon: Failure = {
  name: 'icons stand out from their ground',
  criterion: '1.4.11',
  faults: async (resident) => {
    const icons = await deep(resident.panel, 'button svg').evaluateAll((all) =>
      all.map((svg) => {
        const strokes = getComputedStyle(svg.querySelector('path') ?? svg);
        const drawn = strokes.stroke === 'none' ? strokes.fill : strokes.stroke;
        let at: Element | null = svg;
        let ground = 'rgba(0, 0, 0, 0)';
        while (at !== null && ground.endsWith(', 0)')) {
          ground = getComputedStyle(at).backgroundColor;
          const up: Node | null = at.parentNode;
          at = up instanceof ShadowRoot ? up.host : at.parentElement;
        }
        const light = (colour: string): number => {
          const parts = (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => {
            const value = Number(part) / 255;
            return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
          });
          const [red = 0, green = 0, blue = 0] = parts;
          return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        };
        const [one, other] = [light(drawn), light(ground)];
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      }),
    );
    return [
      ...wrong(icons.length === 0, 'no icon was found to look at'),
      ...icons.flatMap((ratio) => wrong(ratio < 3, `an icon has ${ratio.toFixed(2)} to 1`)),
    ];
  },
  bring: (resident) =>
    deep(resident.panel, 'button svg path')
      .first()
      .evaluate((path) => (path as SVGElement).style.setProperty('stroke', '#3c3c6e')),
};

/** What must hold before a chat, with the panel open on the demo's first page. */
export const beforeChat: readonly Failure[] = [
  setting,
  title,
  landmark,
  headings,
  hint,
  label,
  icon,
];

const robot: Failure = {
  name: 'an automated line is not announced as an adviser',
  criterion: '2.4.6',
  faults: async (resident) => {
    const notes = await resident.log.locator('li.note').allInnerTexts();
    return [
      ...wrong(notes.length === 0, 'no automated line was found'),
      ...notes.flatMap((note) => wrong(/ at Hart\b/.test(note), `"${note}" speaks as an adviser`)),
    ];
  },
  bring: (resident) =>
    resident.log
      .locator('li.note')
      .first()
      .evaluate((note) => note.prepend('Sam at Hart ')),
};

const speaker: Failure = {
  name: 'each reply says who wrote it and when',
  criterion: '4.1.3',
  faults: async (resident) => {
    const replies = resident.log.locator('li.message:not(.mine)');
    const said = await replies.evaluateAll((all) =>
      all.map((reply) => ({
        name: reply.querySelector('.name')?.textContent?.trim() ?? '',
        time: reply.querySelector('time')?.textContent?.trim() ?? '',
      })),
    );
    return [
      ...wrong(said.length === 0, 'no reply was found'),
      ...said.flatMap(({ name, time }) => [
        ...wrong(!name.includes(' at Hart'), `a reply by "${name}"`),
        ...wrong(!/\d(am|pm)|midday|midnight/.test(time), `a reply at "${time}"`),
      ]),
    ];
  },
  bring: (resident) =>
    resident.log
      .locator('li.message:not(.mine) .who')
      .last()
      .evaluate((who) => who.remove()),
};

const log: Failure = {
  name: 'the log is live around a list',
  criterion: '4.1.3',
  faults: async (resident) => [
    ...wrong((await resident.log.getAttribute('aria-live')) !== 'polite', 'the log is not live'),
    ...wrong((await resident.log.getByRole('list').count()) !== 1, 'the log has no list'),
  ],
  bring: (resident) => resident.log.evaluate((region) => region.setAttribute('aria-live', 'off')),
};

/** What must hold in a chat with a reply. */
export const inChat: readonly Failure[] = [robot, speaker, log];

/** What was announced that has these words. */
export const saidWith = async (resident: Resident, words: string): Promise<readonly string[]> =>
  (await announcedOn(resident.page)).map(({ text }) => text).filter((text) => text.includes(words));
