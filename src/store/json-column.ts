import { z } from 'zod';

/** A column that holds JSON of a shape. */
export function jsonColumn<T extends z.ZodType>(shape: T) {
  return z
    .string()
    .transform((text) => JSON.parse(text) as unknown)
    .pipe(shape);
}
