/** The language of a tag as BCP 47 writes it, without region and script: `pl` of `pl-PL`, `fil` of `fil`. */
export function languageCode(tag: string): string {
  const end = tag.indexOf('-');
  return end === -1 ? tag : tag.slice(0, end);
}
