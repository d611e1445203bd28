import { connect, createServer, type Server, type Socket } from 'node:net';

/** A wire to PostgreSQL whose connections can go silent: nothing arrives any more, and nothing is closed. */
export interface Wire {
  readonly url: string;
  cut(): void;
  /** Every connection is closed, and new ones are refused: as when PostgreSQL is down. */
  refuse(): void;
  /** New connections work again; those that went silent stay so, as behind a firewall that forgot them. */
  mend(): void;
  close(): void;
}

/** Opens a wire to the PostgreSQL of a database. */
export async function openWire(databaseUrl: string): Promise<Wire> {
  const { hostname, port } = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let silent = false;
  const deaf = new WeakSet<Socket>();
  const proxy: Server = createServer((inner) => {
    const outer = connect(Number(port), hostname);
    for (const [from, to] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes) => {
        if (silent || deaf.has(from)) deaf.add(from).add(to);
        else to.write(bytes);
      });
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.on('error', () => {});
    }
  });
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
  const address = proxy.address();
  const url = new URL(databaseUrl);
  url.port = String(typeof address === 'object' && address?.port);
  return {
    url: url.href,
    cut: () => {
      silent = true;
      for (const socket of sockets) deaf.add(socket);
    },
    refuse: () => {
      proxy.close();
      for (const socket of sockets) socket.destroy();
    },
    mend: () => {
      silent = false;
      if (!proxy.listening) proxy.listen(Number(url.port), '127.0.0.1');
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      proxy.close();
    },
  };
}
