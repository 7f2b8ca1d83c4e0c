import { expect } from 'vitest';
import type { LoggedRequest } from '../../src/local/discord/wire-log.ts';
import { faultsOf } from '../conformance/conformance.ts';
import { startProgram } from './program.ts';
import { onTestFinished } from './running-test.ts';

interface Demo {
  readonly url: string;
  /** Stops it as Ctrl+C does. @returns its exit code. */
  stop(): Promise<number | null>;
}

/** The demo as a person starts it, over the project's own corpus; it ends with the test. */
export async function startDemo(): Promise<Demo> {
  // Without a command it is the demo, too.
  const program = startProgram([], { env: { DATA_DIR: '.' } });
  const address = /http:\/\/127\.0\.0\.1:\d+\//;
  const [url = ''] = address.exec(await program.says(address)) ?? [];
  const stop = (): Promise<number | null> => {
    program.process.kill('SIGINT');
    return program.ended;
  };
  const sent = requestsSent(url);
  onTestFinished(async () => {
    await stop();
    const requests = await sent;
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.flatMap(faultsOf)).toEqual([]);
  });
  return { url, stop };
}

/** What the bot sends to the demo's Discord until the program ends, as the page is told of it. */
async function requestsSent(url: string): Promise<LoggedRequest[]> {
  const requests: LoggedRequest[] = [];
  const { body } = await fetch(`${url}events`);
  let text = '';
  try {
    for await (const chunk of body ?? []) {
      text += Buffer.from(chunk).toString();
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const [, data] = /^event: wire\ndata: (.*)$/.exec(event) ?? [];
        const entry: LoggedRequest | { kind: 'frame' } | null = data === undefined ? null : JSON.parse(data);
        if (entry?.kind === 'request') requests.push(entry);
      }
    }
  } catch {
    // The program has ended, and its connections with it.
  }
  return requests;
}
