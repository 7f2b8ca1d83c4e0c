/** Digits that JavaScript's numbers don't keep: those of long ids, and zeros at an end. */
const changed = /[:[,]\s*-?(?:\d{16,}|\d+\.\d*0|\d*\.?\d+[eE])/;

/**
 * Parses JSON; numbers that would lose digits are strings, as they were written.
 * @throws {SyntaxError}
 */
export function numbersAsWritten(json: string): unknown {
  if (!changed.test(json)) return JSON.parse(json);
  return JSON.parse(json, (_key, value: unknown, context?: { readonly source?: string }) =>
    typeof value === 'number' && context?.source !== undefined && context.source !== String(value)
      ? context.source
      : value,
  );
}
