/** What a segment says of other articles. */
export interface Changes {
  /** An article, the lead of its story, and their differences as JSON, empty for none. */
  readonly leads: readonly (readonly [doc: number, lead: number, differences: string])[];
  readonly gone: readonly number[];
}

/** Writes three numbers a copy: the article, its lead, and where its differences end (bytes). */
export function fillLeads(into: Uint32Array, leads: Changes['leads']): void {
  let end = 0;
  leads.forEach(([doc, lead, differences], index) => {
    end += Buffer.byteLength(differences);
    into.set([doc, lead, end], index * 3);
  });
}
