import { demoGuide } from '../http/demo-guide.js';
import { serve } from '../main.js';
import { sayTo } from './bar.js';
import { startControl } from './control.js';
import { loadDemo } from './demo.js';

/**
 * `start`: runs the relay, with the demo councils where asked for, and listens for commands.
 * @returns the exit code
 */
export const start = ({ demo }: { readonly demo: boolean }): Promise<number> => {
  const say = sayTo(process.stdout);
  return serve({
    env: process.env,
    demo,
    prepare: async ({ config, store, clock, log }) => {
      if (demo) await loadDemo({ store, clock, say });
      if (store.engine !== 'sqlite') return undefined;
      const control = await startControl({ folder: config.data, store, clock, log });
      return () => control.stop();
    },
    ready: ({ url }) => {
      if (!demo) return say.line(`Bellman serves at ${url}`);
      say.line(`
Bellman is at ${url}/

  ${url}/demo/   a council's pages, with webchat and alerts
  ${url}/desk/   the desk: sign in with the password ${demoGuide.password}
`);
      const width = Math.max(...demoGuide.people.map(({ email }) => email.length));
      for (const { email, does } of demoGuide.people)
        say.line(`    ${email.padEnd(width)}   ${does}`);
      say.line('\nStop it with Ctrl+C.');
    },
  });
};
