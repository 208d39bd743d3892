import { systemClock as clock } from '../ground/clock.js';
import { checkServing, readConfig, type Config } from '../ground/config.js';
import { createLog } from '../ground/log.js';
import { secretOf } from '../ground/secret.js';
import { createKeys } from '../push/keys.js';
import { openStore } from '../store/open.js';
import { askRelay } from './ask.js';
import { sayTo } from './bar.js';
import { many } from './say.js';

/**
 * `config check`: reads every setting as `start` would, opens the store, and tries the secret on
 * the keys in it. Says nothing secret.
 * @throws Problem with the first setting that doesn't work
 */
export const configCheck = async (): Promise<void> => {
  const say = sayTo(process.stdout);
  const config = readConfig(process.env, { demo: false });
  checkServing(config);
  say.line(
    `The settings can be read. Listens on ${config.host}:${config.port}, public at ${config.publicUrl ?? ''}`,
  );
  say.line(config.smtpUrl === null ? 'Sends no email' : `Sends email as ${config.mailFrom}`);
  say.line(
    `Sends to ${many(config.pushHosts.length, 'push service')}: ${config.pushHosts.map(({ name }) => name).join(', ')}`,
  );
  if (config.databaseUrl === null && (await askRelay(config.data, 'council-list', {}, say))) {
    say.line(`A relay runs on ${config.data} and answers.`);
    return;
  }
  await checkStore(config);
  say.line(
    config.databaseUrl === null ? `The store in ${config.data} opens.` : 'The database opens.',
  );
};

const checkStore = async (config: Config): Promise<void> => {
  const store = await openStore({
    folder: config.data,
    clock,
    log: createLog('warn'),
    ...(config.databaseUrl === null ? {} : { url: config.databaseUrl }),
  });
  try {
    await createKeys({ store, clock, secret: secretOf(config) }).checkSecret();
  } finally {
    await store.close();
  }
};
