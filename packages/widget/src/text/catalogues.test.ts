import { expect } from '@open-wc/testing';
import { alertsCy } from './alerts-cy.js';
import { alertsEn } from './alerts-en.js';
import { afterCy } from './after-cy.js';
import { afterEn } from './after-en.js';
import { awayCy } from './away-cy.js';
import { awayEn } from './away-en.js';
import { bannerCy } from './banner-cy.js';
import { bannerEn } from './banner-en.js';
import { careCy } from './care-cy.js';
import { careEn } from './care-en.js';
import { cy } from './cy.js';
import { en } from './en.js';
import { afterIn } from './load-after.js';
import { loadTexts } from './load.js';
import type { Catalogue } from './texts.js';

const CATEGORY = /\.(zero|one|two|few|many|other)$/;
const holes = (sentence: string): string[] =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map(([hole]) => hole).sort();
const stem = (key: string): string => key.replace(CATEGORY, '');

const compare = (english: Catalogue, welsh: Catalogue): void => {
  for (const [key, sentence] of Object.entries(english)) {
    expect(welsh, key).to.have.property(key);
    expect(holes(welsh[key] ?? ''), key).to.deep.equal(holes(sentence));
  }
  const stems = new Set(Object.keys(english).map(stem));
  for (const key of Object.keys(welsh)) expect([...stems], key).to.include(stem(key));
};

describe('the catalogues', () => {
  it('say the same in Welsh, with the same values', () => {
    compare(en, cy);
    compare(alertsEn, alertsCy);
    compare(awayEn, awayCy);
    compare(afterEn, afterCy);
    compare(bannerEn, bannerCy);
    compare(careEn, careCy);
  });

  it('have all six plural forms in Welsh', () => {
    const keys = Object.keys({ ...en, ...alertsEn, ...awayEn, ...afterEn, ...careEn, ...bannerEn });
    const plural = keys.filter((key) => key.endsWith('.one'));
    expect(plural).to.include('launcher.unread.one');
    const welsh: Catalogue = { ...cy, ...alertsCy, ...awayCy, ...afterCy, ...careCy, ...bannerCy };
    for (const key of plural) {
      for (const form of ['zero', 'one', 'two', 'few', 'many', 'other']) {
        expect(welsh, key).to.have.property(`${stem(key)}.${form}`);
      }
    }
  });

  it('choose the plural form by the language', async () => {
    const [english, welsh] = [await loadTexts('en'), await loadTexts('cy')];
    expect(english.t('launcher.unread', { count: 1 })).to.equal('1 unread message');
    expect(english.t('launcher.unread', { count: 2 })).to.equal('2 unread messages');
    expect(welsh.t('launcher.unread', { count: 1 })).to.equal('1 neges heb ei darllen');
    expect(welsh.t('launcher.unread', { count: 3 })).to.equal('3 neges heb eu darllen');
  });

  it('never put a service’s name where Welsh would mutate it', async () => {
    const welsh = await loadTexts('cy');
    const started = welsh.t('event.started', { service: 'Gwastraff ac ailgylchu' });
    expect(started).to.equal('Dechreuwyd sgwrs. Pwnc: Gwastraff ac ailgylchu');
  });

  it('let the council’s own words go first', async () => {
    const text = await loadTexts('en', { 'home.about': 'Which team?' });
    expect(text.t('home.about')).to.equal('Which team?');
    expect(text.t('home.send')).to.equal('Send message');
  });

  it('speak English where the Welsh cannot be fetched', async () => {
    const here = new URL('./load.js', import.meta.url).pathname;
    const { loadTexts: broken } = (await import(
      `/without-panel${here}`
    )) as typeof import('./load.js');
    const text = await broken('cy', { 'panel.retry': 'Eto' });
    expect([text.language, text.t('panel.retry')]).to.deep.equal(['en', 'Try again']);
  });

  it('have a sentence for a refusal, and show the relay’s own where they have none', async () => {
    const text = await loadTexts('en');
    const view = { type: '', title: 'As the relay says.', status: 429 };
    const tooFast = { ...view, code: 'too-fast', params: { seconds: 1 } } as const;
    expect(text.problem(tooFast)).to.equal('That was a lot at once. Wait 1 second and try again.');
    expect(text.problem({ ...view, code: 'sign-in-needed' })).to.equal('As the relay says.');
    const said = async (language: 'en' | 'cy', minutes: number) => {
      const params = { minutes };
      const after = (await loadTexts(language)).with(await afterIn(language));
      return after.problem({ ...view, code: 'too-many-codes', params });
    };
    expect(await said('en', 1)).to.contain('Try again in 1 minute, or');
    expect(await said('en', 3)).to.contain('Try again in 3 minutes, or');
    expect(await said('cy', 2)).to.contain('ymhen 2 funud,');
    expect(await said('cy', 15)).to.contain('ymhen 15 munud,');
  });
});
