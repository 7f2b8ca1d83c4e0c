/** Where a wire says who sent the report: "LUNDVIK (Coast Wire) - ", "WARSZAWA (PAP) – ", "(서울=연합뉴스) 김민수 기자 = ". */
const ofAgency = /^(?:\p{Lu}[^.!?()]{1,40}\s)?\([^()]{2,40}\)[^.!?]{0,20}?\s*[-–—=]\s/u;
/** Where it says only where from: "LUNDVIK, Norway - ". */
const ofPlace = /^\p{Lu}{3}[\p{Lu}\s.'’-]{0,30}(?:, \p{Lu}[\p{L}. ]{1,20})?\s[-–—]{1,2}\s/u;

/** How many characters of a report's first sentence say where it was sent from. Copies carry them, rewrites don't. */
export function datelineLength(sentence: string): number {
  return (ofAgency.exec(sentence) ?? ofPlace.exec(sentence))?.[0].length ?? 0;
}
