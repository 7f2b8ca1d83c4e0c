import { randomInt } from 'node:crypto';

/** Crockford's base 32: no letter that looks like a digit, none that is missed by much when read aloud. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 50 bits: short enough to type, too many to guess one. */
const idLength = 10;

/** A trace's number that nobody can guess. */
export function newTraceId(): string {
  return Array.from({ length: idLength }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
}

/** A trace's id as a person typed it, in its one spelling; `null` when it can't be one. */
export function readTraceId(typed: string): string | null {
  const id = typed.trim().toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return id.length === idLength && [...id].every((character) => alphabet.includes(character)) ? id : null;
}
