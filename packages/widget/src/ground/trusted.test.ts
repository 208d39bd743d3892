import { expect } from '@open-wc/testing';
import { trustedScriptUrl } from './trusted.js';

it('a script of this site is made absolute, as often as it is asked for', () => {
  for (let times = 0; times < 2; times += 1)
    expect(new URL(trustedScriptUrl('/demo/worker.js')).href).to.equal(
      `${location.origin}/demo/worker.js`,
    );
});

it('a script of another site is not trusted', () => {
  expect(() => trustedScriptUrl('https://elsewhere.example/worker.js')).to.throw(
    TypeError,
    'data-worker',
  );
  expect(() => trustedScriptUrl('data:text/javascript,0')).to.throw(TypeError);
});
