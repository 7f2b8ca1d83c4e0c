import { parseArgs } from 'node:util';
import { everyDoor } from './every-door.ts';

/** `npm run fuzz -- [DOOR...] [--cases N] [--seed N]`: lets many things in at each door. Ends with 1 where one did harm. */

const { values, positionals } = parseArgs({
  options: { cases: { type: 'string', default: '10000' }, seed: { type: 'string' } },
  allowPositionals: true,
});
const number = (name: string, text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} ${text} is no whole number. Write it like --${name} 1000.`);
  return Number(text);
};
const cases = number('cases', values.cases);
const seed = values.seed === undefined ? Date.now() % 1_000_000_000 : number('seed', values.seed);
const names = everyDoor.map(({ name }) => name);
const unknown = positionals.find((name) => !names.includes(name));
if (unknown !== undefined) throw new Error(`There is no door ${unknown}. There are: ${names.join(', ')}.`);

/** The smallest case, and what it did. */
function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}\n${told(error.cause)}`;
}

for (const door of everyDoor.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
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
