import { z } from 'zod';

/** Discord counts code points; we count UTF-16 units, which is never less: what fits here fits there. */
export const text = (max: number) => z.string().max(max);

export const snowflake = z.string().regex(/^\d{1,20}$/, 'Value is not snowflake.');

/** An address with one of the schemes Discord takes in that place. */
export const address = (max: number, schemes: readonly string[]) =>
  z
    .string()
    .max(max)
    .superRefine((value, context) => {
      const scheme = URL.parse(value)?.protocol.slice(0, -1);
      if (scheme === undefined) {
        context.addIssue({
          code: 'custom',
          message: 'Not a well formed URL.',
          params: { code: 'URL_TYPE_INVALID_URL' },
        });
      } else if (!schemes.includes(scheme)) {
        const message = `Scheme "${scheme}" is not supported. Scheme must be one of (${schemes.map((s) => `'${s}'`).join(', ')}).`;
        context.addIssue({ code: 'custom', message, params: { code: 'URL_TYPE_INVALID_SCHEME' } });
      }
    });

/** For a zod check: one field error with Discord's own code. */
export function fault(
  payload: z.core.ParsePayload,
  path: readonly PropertyKey[],
  code: string,
  message: string,
  input: unknown = null,
): void {
  payload.issues.push({ code: 'custom', path: [...path], message, input, params: { code } });
}
