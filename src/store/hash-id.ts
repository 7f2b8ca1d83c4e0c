/** Whose id is hashed: the same number as a person and as a server gives two hashes. */
type IdKind = 'person' | 'server';

/** Hashes the id of a person or a server: the same one always to the same hash, and none back. */
export type HashId = (kind: IdKind, id: string) => string;
