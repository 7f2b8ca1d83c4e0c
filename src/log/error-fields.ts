/**
 * An error in a few plain fields. Nothing else of it is shown: errors of libraries carry whole requests with them.
 * @param withStack also where it was thrown.
 */
export function errorFields(error: unknown, withStack: boolean): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: String(error) };
  const { code, status } = { code: undefined, status: undefined, ...error };
  const [own, ...causes] = messages(error, 0);
  // A sentence that says what to do mostly has the cause in it.
  const more = causes.filter((cause) => !own?.includes(cause));
  return {
    error: own,
    ...(more.length > 0 && { cause: more.join(': ') }),
    ...(isPlain(code) && { code }),
    ...(isPlain(status) && { status }),
    ...(withStack && error.stack !== undefined && { stack: error.stack }),
  };
}

const isPlain = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';

const mostCauses = 4;

/** Messages of an error and of its causes, outermost first. */
function messages(error: Error, depth: number): [string, ...string[]] {
  const own = error.message === '' ? error.name : error.message;
  const causes = error instanceof AggregateError ? error.errors.slice(0, 1) : [error.cause];
  const more =
    depth < mostCauses ? causes.flatMap((cause) => (cause instanceof Error ? messages(cause, depth + 1) : [])) : [];
  return [own, ...more];
}
