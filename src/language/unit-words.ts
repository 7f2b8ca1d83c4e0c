/** The words for a unit, by words; its one name is the same in all languages: "dollars" and "dolarów" are `usd`. */
export type UnitWords = ReadonlyMap<string, string>;

/** Reads a table of units: each by its one name, with its words after it (`usd: dollar dollars; eur: euro`). */
export function unitWordsOf(table: string): UnitWords {
  return new Map(
    table.split('; ').flatMap((entry) => {
      const [unit = '', words = ''] = entry.split(': ');
      return words.split(' ').map((word) => [word, unit] as const);
    }),
  );
}
