import { createServer, connect as dial, type Socket } from 'node:net';
import { onTestFinished } from '../building/running-test.ts';

/** A way to a server that can be cut, on one side as well. */
interface Proxy {
  /** An address of the server, by this way. */
  through(url: string): string;
  /** Leads to another port from now on; what is open stays where it is. */
  leadTo(port: number): void;
  /** What one of the two says from now on is lost, and neither is told. Of connections that are open now alone, or of all. */
  swallow(whose: 'ours' | 'theirs', which: 'open ones' | 'all'): void;
  /** New connections, and those that nothing was lost of, work again. */
  heal(): void;
}

/** One on 127.0.0.1, until the test ends. */
export async function newProxy(port: number): Promise<Proxy> {
  let target = port;
  const open = new Set<Way>();
  let swallowed: 'ours' | 'theirs' | null = null;
  const server = createServer((ours) => {
    const way = new Way(ours, dial(target, '127.0.0.1'));
    way.swallowed = swallowed;
    open.add(way);
    ours.once('close', () => open.delete(way));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(async () => {
    for (const way of open) way.end();
    await new Promise((closed) => server.close(closed));
  });
  const address = server.address();
  const own = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    through: (url) => Object.assign(new URL(url), { port: `${own}` }).href,
    leadTo: (next) => {
      target = next;
    },
    swallow: (whose, which) => {
      if (which === 'all') swallowed = whose;
      for (const way of open) way.swallowed = whose;
    },
    heal: () => {
      swallowed = null;
      for (const way of open) if (!way.hasLost) way.swallowed = null;
    },
  };
}

class Way {
  swallowed: 'ours' | 'theirs' | null = null;
  hasLost = false;
  readonly #ours: Socket;
  readonly #theirs: Socket;

  constructor(ours: Socket, theirs: Socket) {
    this.#ours = ours;
    this.#theirs = theirs;
    this.#pass('ours', ours, theirs);
    this.#pass('theirs', theirs, ours);
  }

  end(): void {
    this.#ours.destroy();
    this.#theirs.destroy();
  }

  #pass(whose: 'ours' | 'theirs', from: Socket, to: Socket): void {
    from.on('data', (data) => {
      if (this.swallowed === whose) this.hasLost = true;
      else to.write(data);
    });
    // An end is told on the way, too.
    const ended = (): void => {
      if (this.swallowed !== whose) to.destroy();
    };
    from.on('error', ended).on('close', ended);
  }
}
