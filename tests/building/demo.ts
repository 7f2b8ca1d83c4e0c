import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { LoggedRequest } from '../../src/local/discord/wire-log.ts';
import { faultsOf } from '../conformance/conformance.ts';
import { temporaryFolder } from './folder.ts';

const main = join(import.meta.dirname, '../../src/main.ts');

export interface Demo {
  readonly url: string;
  /** What was told until now. */
  readonly told: () => string;
  /** Stops it as Ctrl+C does. @returns its exit code. */
  stop(): Promise<number | null>;
}

/** The demo as a person starts it, over the project's own corpus; it ends with the test. */
export async function startDemo(env: Readonly<Record<string, string>> = {}): Promise<Demo> {
  const folder = temporaryFolder();
  // Without a command it is the demo, too.
  const args = ['--disable-warning=ExperimentalWarning', main];
  const program = spawn(process.execPath, args, { cwd: folder, env: { DATA_DIR: folder, ...env } });
  let told = '';
  const ended = new Promise<number | null>((resolve) => program.on('close', resolve));
  const stop = (): Promise<number | null> => {
    program.kill('SIGINT');
    return ended;
  };
  const url = await new Promise<string>((resolve, reject) => {
    program.stderr.setEncoding('utf8').on('data', (text: string) => {
      told += text;
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(told)?.[0];
      if (address !== undefined) resolve(address);
    });
    void ended.then((code) => reject(new Error(`The demo ended with ${code}: ${told}`)));
  });
  const sent = requestsSent(url);
  onTestFinished(async () => {
    await stop();
    const requests = await sent;
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.flatMap(faultsOf)).toEqual([]);
  });
  return { url, told: () => told, stop };
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
