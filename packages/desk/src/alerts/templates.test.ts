import type { TemplateView } from '@bellman/protocol';
import { fromDraft } from './form.js';
import { staffAlert } from '../testing/alerts.js';
import { box, open } from '../testing/editor.js';
import { appears, byWords, expect, expectAccessible, type, waitUntil } from '../testing/page.js';
import { NOW } from '../testing/parts.js';

const { texts, where, category, ...rest } = staffAlert();
const { kind, severity, urgency, certainty, link, services, buffer, exercise, followable } = rest;
const flood: TemplateView = {
  id: '01970000-0000-7000-8000-0000000000e1',
  name: 'Flood of the Whitewater',
  updatedAt: NOW,
  draft: {
    ...{ kind, severity, urgency, certainty, texts, where, category, link },
    ...{ services, buffer, exercise, followable },
  },
};

const details = async (view: HTMLElement): Promise<HTMLElement> => {
  const found = await appears(
    () => view.querySelector<HTMLDetailsElement>('details.templates'),
    'the templates',
  );
  found.open = true;
  return found;
};

const names = (view: HTMLElement): readonly string[] =>
  [...view.querySelectorAll('.templates__name')].map(({ textContent }) => textContent);

describe('templates', () => {
  afterEach(() => (location.hash = ''));

  it('begin a new alert, whose end is still to be chosen', async () => {
    const { view } = await open('what', { alert: null, answers: { deskTemplates: () => [flood] } });
    await details(view);
    await expectAccessible(view);
    view.querySelector<HTMLElement>('[aria-label="Use: Flood of the Whitewater"]')?.click();
    await waitUntil(() => box(view, 'Headline').value === 'Flooding in Hook');
    expect(document.activeElement).to.equal(view.querySelector('h1'));
    expect(fromDraft(flood.draft)).to.deep.include({ where, expiresAt: null, sendAt: null });
  });

  it('take the place of what was written only once that is confirmed', async () => {
    const { view } = await open('what', { alert: null, answers: { deskTemplates: () => [flood] } });
    type(box(view, 'Headline'), 'Half a head');
    await details(view);
    const use = view.querySelector<HTMLElement>('[aria-label="Use: Flood of the Whitewater"]');
    use?.click();
    const dialog = await appears(() => view.querySelector('dialog[open]'), 'the question');
    await expectAccessible(view);
    byWords(dialog, 'button', 'Cancel').click();
    await waitUntil(() => view.querySelector('dialog') === null);
    expect(box(view, 'Headline').value).to.equal('Half a head');
    use?.click();
    await appears(() => view.querySelector('dialog[open]'), 'the question');
    byWords(view, 'dialog button', 'Begin from the template').click();
    await waitUntil(() => box(view, 'Headline').value === 'Flooding in Hook');
    await waitUntil(() => document.activeElement === view.querySelector('h1'));
  });

  it('are renamed and removed', async () => {
    let kept: readonly TemplateView[] = [flood];
    const { view } = await open('what', {
      alert: null,
      answers: {
        deskTemplates: () => [...kept],
        deskEditTemplate: (body) => {
          const renamed = { ...flood, name: (body as TemplateView).name };
          kept = [renamed];
          return renamed;
        },
        deskDropTemplate: () => {
          kept = [];
          return undefined;
        },
      },
    });
    await details(view);
    view.querySelector<HTMLElement>('[aria-label="Rename: Flood of the Whitewater"]')?.click();
    await waitUntil(() => document.activeElement?.id === 'template-rename');
    await expectAccessible(view);
    type(box(view, 'New name of “Flood of the Whitewater”'), 'Flood');
    byWords(view, 'button', 'Save the name').click();
    await waitUntil(() => names(view)[0] === 'Flood');
    await waitUntil(() => document.activeElement?.id === `rename-${flood.id}`);
    view.querySelector<HTMLElement>('[aria-label="Remove: Flood"]')?.click();
    await appears(() => view.querySelector('dialog[open]'), 'the question');
    await expectAccessible(view);
    byWords(view, 'dialog button', 'Remove it').click();
    await waitUntil(() => names(view).length === 0);
    await waitUntil(() => document.activeElement?.localName === 'h1');
  });

  it('are kept from an alert; one of the same name is replaced', async () => {
    const { view, asked } = await open('check', {
      answers: { deskTemplates: () => [flood], deskEditTemplate: () => flood },
    });
    const keep = await details(view);
    byWords(keep, 'button', 'Keep as a template').click();
    await waitUntil(() => view.querySelector('#template-name-error'));
    await expectAccessible(view);
    type(box(view, 'Name of the template'), flood.name);
    byWords(keep, 'button', 'Keep as a template').click();
    await waitUntil(() => keep.textContent.includes('is kept as a template'));
    expect(asked.find(({ name }) => name === 'deskEditTemplate')?.body).to.deep.equal({
      name: flood.name,
      draft: flood.draft,
    });
  });
});
