import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
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
  onTestFinished(async () => void (await stop()));
  const url = await new Promise<string>((resolve, reject) => {
    program.stderr.setEncoding('utf8').on('data', (text: string) => {
      told += text;
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(told)?.[0];
      if (address !== undefined) resolve(address);
    });
    void ended.then((code) => reject(new Error(`The demo ended with ${code}: ${told}`)));
  });
  return { url, told: () => told, stop };
}
