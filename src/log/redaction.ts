/** A text without its secrets. */
export type Redact = (text: string) => string;

/** What a secret looks like, wherever it comes from, and what stands there instead. */
const shapes: readonly (readonly [RegExp, string])[] = [
  // A bot's token: its id, a time and a signature, each in base 64.
  [/(?<![\w-])[\w-]{17,30}\.[\w-]{5,7}\.[\w-]{25,}/g, '[token]'],
  [/\bsk-[\w-]{8,}/g, '[key]'],
  [/\b(Bearer|Basic|Bot) [\w.~+/=-]{16,}/g, '$1 [secret]'],
  // With an interaction's or a webhook's address anybody may answer in its name.
  [/(\/(?:webhooks|interactions)\/\d+\/)[\w.-]+/g, '$1[token]'],
  [/(:\/\/)[^\s/?#@]+@/g, '$1[secret]@'],
  [
    /([?&;][^=&;\s]*(?:key|token|secret|auth|pass|pwd|sig|session|credential|hash)[^=&;\s]*=)[^&;\s"'<>]+/gi,
    '$1[secret]',
  ],
];

/** Shorter ones stand in other words by chance. */
const leastSecretChars = 8;

/** @param secrets the program's own: they are taken out wherever they stand, whatever they look like. */
export function redactor(secrets: readonly (string | null)[]): Redact {
  const own = secrets.filter((secret) => secret !== null && secret.length >= leastSecretChars);
  return (text) => {
    const withoutOwn = own.reduce<string>((left, secret) => left.replaceAll(secret ?? '', '[secret]'), text);
    return shapes.reduce((left, [shape, instead]) => left.replace(shape, instead), withoutOwn);
  };
}

/** Shorter ones stand in any line: "no" in "not". */
const leastWithheldChars = 4;

/** The same, and without texts that a line may not show: people's words, for instance inside what Claude says of a request. */
export function withholding(redact: Redact, texts: readonly string[]): Redact {
  const withheld = texts
    .flatMap((text) => [text, text.trim(), JSON.stringify(text).slice(1, -1)])
    .filter((text) => text.length >= leastWithheldChars);
  if (withheld.length === 0) return redact;
  return (text) => redact(withheld.reduce((left, each) => left.replaceAll(each, '[withheld]'), text));
}

/** Deeper material is no log line. */
const mostDepth = 4;

/** Fields with every text in them redacted, names and all. */
export function redactedFields(fields: object, redact: Redact, depth = 0): Record<string, unknown> {
  const entries = Object.entries(fields).map(([name, value]) => [
    redact(name),
    redactedValue(value, redact, depth + 1),
  ]);
  return Object.fromEntries(entries);
}

function redactedValue(value: unknown, redact: Redact, depth: number): unknown {
  if (typeof value === 'string') return redact(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth > mostDepth) return '[deeper]';
  return Array.isArray(value)
    ? value.map((each) => redactedValue(each, redact, depth + 1))
    : redactedFields(value, redact, depth);
}
