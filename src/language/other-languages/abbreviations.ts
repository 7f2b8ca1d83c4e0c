import de from 'cldr-segments-full/segments/de/suppressions.json' with { type: 'json' };
import es from 'cldr-segments-full/segments/es/suppressions.json' with { type: 'json' };
import fr from 'cldr-segments-full/segments/fr/suppressions.json' with { type: 'json' };
import it from 'cldr-segments-full/segments/it/suppressions.json' with { type: 'json' };
import pt from 'cldr-segments-full/segments/pt/suppressions.json' with { type: 'json' };
import ru from 'cldr-segments-full/segments/ru/suppressions.json' with { type: 'json' };
import type { Abbreviated, Abbreviations } from '../language-rules.ts';
import { functionWordsOfOthers } from './function-words.ts';

/** What CLDR forgets, and many languages write alike. */
const titles: ReadonlySet<string> = new Set(['dr', 'prof', 'st']);
const firstWord = /^["'“„«(]*([\p{L}\p{N}]+)/u;
/** A number of a day, a century, a place: "am 3. März", "im 19. Jahrhundert". */
const germanOrdinal =
  /(?:^|\s)(?:am|dem|den|der|des|die|das|ein|einen|einem|einer|im|ins|zum|zur|vom|beim|bis|seit|ab|und|oder|jede[rsnm]?)\s\d{1,2}$/iu;
const months =
  /^(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)(?!\p{L})/u;

function isGermanOrdinal({ word, before, after }: Abbreviated): boolean {
  return /^\d{1,2}$/.test(word) && (germanOrdinal.test(before) || months.test(after));
}

/** CLDR's lists of what a full stop behind doesn't end a sentence; a word of grammar after it begins a new one all the same. */
function abbreviationsOf(language: string, { segments }: typeof de): Abbreviations {
  const listed = segments.segmentations.SentenceBreak.standard.map(({ suppression }) => suppression.toLowerCase());
  return {
    leading: titles,
    beforeNumber: new Set(),
    ending: new Set(listed.map((abbreviation) => abbreviation.replace(/\.$/, ''))),
    goesOn: ({ after }) =>
      functionWordsOfOthers.get(language)?.has((firstWord.exec(after)?.[1] ?? '').toLowerCase()) !== true,
    isOrdinal: language === 'de' ? isGermanOrdinal : () => false,
  };
}

/** The abbreviations of languages that have no folder of their own, by their codes. */
export const abbreviationsOfOthers: ReadonlyMap<string, Abbreviations> = new Map(
  Object.entries({ de, es, fr, it, pt, ru }).map(([language, data]) => [language, abbreviationsOf(language, data)]),
);
