import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Taken into a process by `--import`: there the name `rebind.example` leads to this machine, as a
 * hostile name server could have it (DNS rebinding). Everything else is looked up as ever.
 */
const usual = dns.lookup;
const lookup = (
  host: string,
  options: dns.LookupOptions,
  done: (error: NodeJS.ErrnoException | null, found: dns.LookupAddress[]) => void,
): void => {
  if (host === 'rebind.example') done(null, [{ address: '127.0.0.1', family: 4 }]);
  else usual(host, { ...options, all: true }, done);
};
dns.lookup = lookup as typeof dns.lookup;
syncBuiltinESMExports();
