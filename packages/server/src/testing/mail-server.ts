import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as the server took it. */
export interface Delivered {
  readonly to: readonly string[];
  readonly from: string;
  /** Header lines, unfolded, as they were sent. */
  readonly headers: readonly string[];
  /** Everything after the headers, with quoted-printable (RFC 2045, 6.7) read. */
  readonly body: string;
}

/** A real SMTP server on localhost. */
export interface MailServer {
  /** For SMTP_URL. */
  readonly url: string;
  readonly mails: readonly Delivered[];
  /** Connections that were made to it. */
  connections(): number;
  /** Settles when so many mails have come. */
  arrived(count: number): Promise<void>;
  /** What it does with the next mails; 'take' at first. */
  will(what: 'take' | 'refuse' | 'hang'): void;
  /** What it says to RCPT TO for an address from now on: a line such as "550 5.1.1 …"; empty: it takes it. */
  sayTo(address: string, line: string): void;
  stop(): Promise<void>;
}

const read = (raw: string, to: readonly string[], from: string): Delivered => {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const bytes = rest
    .join('\r\n\r\n')
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_match, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return {
    to,
    from,
    headers: head.replace(/\r\n[ \t]+/g, ' ').split('\r\n'),
    body: Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\r\n', '\n'),
  };
};

/** Starts one. */
export const startMailServer = async (): Promise<MailServer> => {
  const mails: Delivered[] = [];
  const waiting = new Set<() => void>();
  let plan: 'take' | 'refuse' | 'hang' = 'take';
  let connections = 0;
  const said = new Map<string, string>();
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onConnect: (_session, done) => {
      connections += 1;
      done();
    },
    onRcptTo: ({ address }, _session, done) => {
      const line = said.get(address);
      if (line === undefined || line === '') return done();
      const [code = '', ...words] = line.split(' ');
      done(Object.assign(new Error(words.join(' ')), { responseCode: Number(code) }));
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (plan === 'hang') return;
        if (plan === 'refuse') {
          done(Object.assign(new Error('Mailbox unavailable'), { responseCode: 550 }));
          return;
        }
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        const to = rcptTo.map(({ address }) => address);
        mails.push(read(Buffer.concat(parts).toString('latin1'), to, from));
        done();
        for (const look of [...waiting]) look();
      });
    },
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    connections: () => connections,
    arrived: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (mails.length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    sayTo: (address, line) => void said.set(address, line),
    will: (what) => {
      plan = what;
    },
    stop: () => new Promise((done) => server.close(done)),
  };
};
