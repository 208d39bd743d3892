import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A wire to a server that a test can cut and mend. */
export interface Wire {
  /** The server's address by way of the wire. */
  readonly url: string;
  /** Ends every connection, and lets none in. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** Lets nothing through any more on what is connected, and nobody is told. */
  hush(): void;
}

/** Lays a wire to the server at `url`, on a port of this machine. */
export const layWire = async (url: string): Promise<Wire> => {
  const target = new URL(url);
  const ends = new Set<Socket>();
  const join = (near: Socket): void => {
    const far = connect(Number(target.port || 5432), target.hostname);
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end);
      end.pipe(other);
      // A cut wire resets; whoever holds the other end sees it end.
      end.on('error', () => other.destroy());
      end.on('close', () => {
        ends.delete(end);
        other.destroy();
      });
    }
  };
  let server: Server;
  const listen = (port: number): Promise<number> =>
    new Promise((resolve, reject) => {
      server = createServer(join);
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    });
  const port = await listen(0);
  const near = new URL(url);
  near.hostname = '127.0.0.1';
  near.port = String(port);
  return {
    url: near.href,
    cut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const end of ends) end.destroy();
      }),
    mend: async () => {
      await listen(port);
    },
    hush: () => {
      for (const end of ends) end.unpipe().pause();
    },
  };
};
