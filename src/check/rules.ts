/** Languages whose numbers and dates the check can read. In any other the digits alone are compared. */
const read: ReadonlySet<string> = new Set(['en', 'pl', 'ko', 'de', 'es', 'fr', 'ja', 'zh']);

/** Whether the check reads the numbers and dates of a language. */
export function hasRules(language: string): boolean {
  return read.has(language.slice(0, 2));
}

/** Whether a capital inside a sentence tells a name: in German it tells any noun. */
export function hasNames(language: string): boolean {
  return hasRules(language) && !language.startsWith('de');
}

export function isOneLanguage(a: string, b: string): boolean {
  return a.slice(0, 2) === b.slice(0, 2);
}
