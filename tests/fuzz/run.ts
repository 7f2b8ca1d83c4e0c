import { parseArgs } from 'node:util';
import { roomyFolder } from '../building/roomy-folder.ts';
import { everyDoor } from './every-door.ts';

/** `npm run fuzz -- [DOOR...] [--cases N] [--seed N]`: lets many things in at each door. Ends with 1 where one did harm. */

const usage = 'npm run fuzz -- ["DOOR"…] [--cases N] [--seed N]';
const names = everyDoor.map(({ name }) => name);

/** @throws with a sentence for who wrote them. */
function readArguments(): { cases: number; seed: number; doors: readonly string[] } {
  const { values, positionals } = parseArgs({
    options: { cases: { type: 'string', default: '10000' }, seed: { type: 'string' } },
    allowPositionals: true,
  });
  const number = (name: string, text: string): number => {
    if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} ${text} is no whole number. Write it like --${name} 1000`);
    return Number(text);
  };
  const unknown = positionals.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`There is no door ${unknown}`);
  return {
    cases: number('cases', values.cases),
    seed: values.seed === undefined ? Date.now() % 1_000_000_000 : number('seed', values.seed),
    doors: positionals.length === 0 ? names : positionals,
  };
}

/** The smallest case, and what it did. */
function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}\n${told(error.cause)}`;
}

async function fuzz({ cases, seed, doors }: ReturnType<typeof readArguments>): Promise<void> {
  for (const door of everyDoor.filter(({ name }) => doors.includes(name))) {
    const began = performance.now();
    const took = (): string => `${((performance.now() - began) / 1_000).toFixed(0)} s`;
    try {
      await door.try({ cases, seed });
      process.stdout.write(`${door.name.padEnd(16)} ${cases} cases, no harm (${took()}, --seed ${seed})\n`);
    } catch (error) {
      process.exitCode = 1;
      process.stdout.write(`${door.name.padEnd(16)} HARM (${took()}, --seed ${seed})\n${told(error)}\n`);
    }
  }
}

let asked: ReturnType<typeof readArguments> | null = null;
try {
  asked = readArguments();
} catch (error) {
  process.exitCode = 2;
  process.stderr.write(
    `${error instanceof Error ? error.message : error}.\nUsage: ${usage}\nDoors: ${names.join(', ')}.\n`,
  );
}
process.env['TMPDIR'] = roomyFolder();
if (asked !== null) await fuzz(asked);
