import { CUSTOM_ID_CHARS } from '../render/size-limits.ts';

/** What a button carries: who handles it, and what it is about. It must outlive the process, so it says all. */
export function customId(verb: string, ...about: readonly (string | number)[]): string {
  const id = [verb, ...about].join(':');
  if (id.length > CUSTOM_ID_CHARS) throw new RangeError(`A custom_id takes ${CUSTOM_ID_CHARS} characters: ${id}`);
  return id;
}

export interface CustomId {
  readonly verb: string;
  readonly about: readonly string[];
}

/** Takes apart what `customId` put together. */
export function readCustomId(id: string): CustomId {
  const [verb = '', ...about] = id.split(':');
  return { verb, about };
}
