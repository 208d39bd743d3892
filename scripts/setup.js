import { pathToFileURL } from 'node:url';
import { missingFromInstall } from './lib/installed.js';
import { mustGoWell, npm } from './lib/run.js';
import { Halt, main, say, seconds } from './lib/say.js';

/** The oldest Node that everything here runs on. */
const OLDEST_NODE = [20, 19];

const checkNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = OLDEST_NODE;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  throw new Halt(
    `Bellman needs Node ${OLDEST_NODE.join('.')} or newer, and this is ${process.versions.node}.\n` +
      'Install Node 24 from https://nodejs.org and run the command again.',
  );
};

/** Installs the packages that `package-lock.json` asks for, unless they are there. */
export const setUp = async () => {
  checkNode();
  const why = missingFromInstall();
  if (why === null) return;
  say(`· Installing packages (${why}; takes about half a minute) …`);
  const result = await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  mustGoWell(
    result,
    'npm ci failed; what it said is above. Run the command again once that is put right.',
  );
  say(`  done in ${seconds(result.ms)}`);
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(setUp);
