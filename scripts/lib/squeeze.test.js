import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseSync } from 'oxc-parser';
import { squeezeTemplates } from './squeeze.js';

/** @param {string} code */
const squeezed = (code) => squeezeTemplates(code, (text) => parseSync('a.js', text).program);

describe('squeezing templates', () => {
  it('takes the white space out of styles that means nothing there', () => {
    assert.equal(
      squeezed('css `\n  /* why */\n  a, b {\n    color: red;\n    margin: 0 ${x} ${y};\n  }\n`'),
      'css ` a,b{color:red;margin:0 ${x} ${y}}`',
    );
  });

  it('leaves the spaces in styles that mean something', () => {
    const code =
      'css `a :hover,a>b{inset:calc(1px + 2px) auto}@media (width < 5em) and (hover){a{}}`';
    assert.equal(squeezed(code), code);
  });

  it('leaves one space where markup had some, in nested templates too', () => {
    assert.equal(
      squeezed('html`\n<p\n  class="a">${b ? html`<b>  c </b>` : d}\n</p>  <i></i>`'),
      'html` <p class="a">${b ? html`<b> c </b>` : d} </p> <i></i>`',
    );
  });

  it('touches no other text', () => {
    const code = 'const a = `  b  ${css}  `; text`  c  `; a.html`  d  `; "css`  `"';
    assert.equal(squeezed(code), code);
  });
});
