import type { Role } from '@bellman/protocol';
import { perform } from '../keys/acts.js';
import { expect } from '../testing/page.js';
import { sam, sessionOf } from '../testing/parts.js';
import { chatKeys } from './chat-keys.js';

describe('keys from chat to chat', () => {
  it('are there only for whoever may answer one', () => {
    for (const [role, are] of [
      ['advisor', true],
      ['planner', false],
    ] as const) {
      const me = { ...sam, councils: [{ id: 'hart', name: 'Hart', roles: [role] as Role[] }] };
      const stop = chatKeys(sessionOf({ me }), () => null);
      expect(perform('next-chat'), role).to.equal(are);
      expect(perform('chat-1'), role).to.equal(are);
      stop();
    }
  });
});
