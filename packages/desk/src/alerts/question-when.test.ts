import { box, draft, goOn, open } from '../testing/editor.js';
import { appears, byWords, expect, expectAccessible, type, waitUntil } from '../testing/page.js';

describe('alert editor: when', () => {
  afterEach(() => (location.hash = ''));

  it('offers durations by kind and saves with the revision it was made from', async () => {
    const { view, asked } = await open('when', {
      answers: { deskEditAlert: () => ({ ...draft, revision: 2 }) },
    });
    await expectAccessible(view);
    const labels = [...view.querySelectorAll('.choice__label')].map(({ textContent }) =>
      textContent.trim(),
    );
    expect(labels).to.include('5 minutes');
    expect(labels).to.include('22 hours 30 minutes');
    box(view, '2 hours').click();
    goOn(view);
    await waitUntil(() => location.hash.endsWith('/check'));
    const saved = asked.find((call) => call.name === 'deskEditAlert')?.body as {
      revision: number;
      expiresAt: number;
    };
    expect(saved.revision).to.equal(1);
    expect(saved.expiresAt).to.equal(Date.UTC(2026, 10, 22, 14));
  });

  it('asks for the day and the time where one chose to enter them', async () => {
    const { view } = await open('when', {
      answers: {
        deskAlert: () => ({ ...draft, expiresAt: null }),
        deskEditAlert: () => draft,
      },
    });
    const said = async (sentence: string): Promise<void> => {
      goOn(view);
      await waitUntil(
        () => view.querySelector('.error-summary li')?.textContent.trim() === sentence,
      );
    };
    await said('Choose when the alert ends');
    box(view, 'Until a day and time').click();
    await appears(() => view.querySelector('#end-day'), 'the day');
    await said('Enter the day and the time');
    await expectAccessible(view);
    for (const field of [box(view, 'Day'), box(view, 'Time')]) {
      expect(field.getAttribute('aria-invalid')).to.equal('true');
      expect(field.getAttribute('aria-describedby')).to.equal('end-at-error');
    }
    byWords(view, '.error-summary a', 'Enter the day and the time').click();
    expect(document.activeElement).to.equal(box(view, 'Day'));
    type(box(view, 'Day'), '2026-11-22');
    await said('Enter the time');
    expect(box(view, 'Day').hasAttribute('aria-invalid')).to.equal(false);
    expect(box(view, 'Time').getAttribute('aria-invalid')).to.equal('true');
    type(box(view, 'Time'), '12:01');
    await said('The end must be at least 5 minutes from now');
    type(box(view, 'Time'), '17:30');
    goOn(view);
    await waitUntil(() => location.hash.endsWith('/check'));
  });

  it('sends at a day and a time, from when its duration counts', async () => {
    const { view, asked } = await open('when', {
      answers: {
        deskAlert: () => ({ ...draft, expiresAt: null }),
        deskEditAlert: () => ({ ...draft, revision: 2 }),
      },
    });
    box(view, '2 hours').click();
    box(view, 'At a day and time').click();
    await appears(() => view.querySelector('#start-day'), 'the day to send');
    await expectAccessible(view);
    goOn(view);
    await appears(() => view.querySelector('#start-at-error'), 'what is missing');
    type(box(view, 'Day to send'), '2026-11-22');
    type(box(view, 'Time to send'), '11:00');
    goOn(view);
    await waitUntil(
      () =>
        view.querySelector('.error-summary li')?.textContent.trim() ===
        'The time to send must be in the future',
    );
    await expectAccessible(view);
    type(box(view, 'Time to send'), '17:30');
    goOn(view);
    await waitUntil(() => location.hash.endsWith('/check'));
    expect(asked.find((call) => call.name === 'deskEditAlert')?.body).to.deep.include({
      sendAt: Date.UTC(2026, 10, 22, 17, 30),
      expiresAt: Date.UTC(2026, 10, 22, 19, 30),
    });
  });
});
