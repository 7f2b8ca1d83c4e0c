import { createRandom, inventEvent, report } from './prose.ts';

/** A file of JSON Lines with that many articles. */
export function manyLines(count: number): string {
  const random = createRandom(7);
  const lines = Array.from({ length: count }, (_, index) =>
    JSON.stringify({ id: `n${index}`, title: `Note ${index}`, text: report(inventEvent(random), random) }),
  );
  return `${lines.join('\n')}\n`;
}
