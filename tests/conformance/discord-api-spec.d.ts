/** The package's own types are TypeScript that our compiler options don't take; this is what we use of them. */
export const pathsList: Readonly<Record<string, readonly string[]>>;
