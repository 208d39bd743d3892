import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { html, render } from 'lit';
import { linked } from './conversation-links.js';

const drawn = (body: string): HTMLElement => {
  const place = document.createElement('p');
  render(html`${linked(body, '(opens in new tab)')}`, place);
  return place;
};

const links = (body: string): [string, string | null][] =>
  [...drawn(body).querySelectorAll('a')].map((link) => [
    link.textContent,
    link.getAttribute('href'),
  ]);

/** What people and mischief write: words, bits of addresses, bits of HTML. */
const bits = fc.constantFrom(
  'https://',
  'http://',
  'javascript:',
  'data:text/html,',
  'hart.gov.uk',
  'www.',
  '/bins?x=1&y=2#z',
  '@',
  ':',
  '.',
  ')',
  '(',
  '"',
  "'",
  '<a href="x">',
  '<img src=x onerror=alert(1)>',
  '<!--',
  '\u202E',
  '\u200B',
  '\\',
  ' ',
  '\n',
  'аpple.com',
);
const bodies = fc
  .array(fc.oneof(bits, fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 14 })
  .map((parts) => parts.join(''));

describe('links in what people write', () => {
  it('leave the text as it is, and are nothing but text and links to the web', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const place = drawn(body);
        expect(place.textContent).to.equal(body);
        for (const element of place.querySelectorAll('*')) {
          expect(element.localName).to.equal('a');
          expect(element.getAttribute('href')).to.match(/^https?:\/\//);
          expect(element.getAttribute('rel')).to.equal('noopener noreferrer nofollow');
          expect(element.getAttribute('target')).to.equal('_blank');
          expect(element.textContent).to.match(/^https?:\/\//i);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are made of addresses, without the signs of the sentence around them', () => {
    expect(
      links('See https://hart.gov.uk/bins, (http://a.example/b_(c)). "https://b.example"'),
    ).to.deep.equal([
      ['https://hart.gov.uk/bins', 'https://hart.gov.uk/bins'],
      ['http://a.example/b_(c)', 'http://a.example/b_(c)'],
      ['https://b.example', 'https://b.example/'],
    ]);
  });

  it('are never made of what leads elsewhere than it reads', () => {
    const bad = [
      'javascript:alert(1)',
      'https://hart.gov.uk@evil.example/',
      'https://аpple.com/',
      'https://hart.gov.uk\u202Ecom.live/',
      'https://hart.gov.uk%2f@evil.example',
      'ann@hart.example or 01252 622122',
      'https://',
    ];
    for (const body of bad) expect(links(body), body).to.deep.equal([]);
  });

  it('stop at a backslash, which browsers read as a slash', () => {
    expect(links('https://hart.gov.uk\\@evil.example')).to.deep.equal([
      ['https://hart.gov.uk', 'https://hart.gov.uk/'],
    ]);
  });

  it('say that they open a new tab, without a change of the text', () => {
    const link = drawn('https://hart.gov.uk').querySelector('a');
    expect(link?.dataset['note']).to.equal('(opens in new tab)');
  });
});
