import { placeOf } from './places.ts';

const areas = ['Africa', 'America', 'Asia', 'Europe', 'Pacific'];

/** The city of the time zone that bears a city's name, as the time zone database calls it: "Kiev" for Kyiv; `null` where none does. */
function cityOf(name: string): string | null {
  const titled = name.charAt(0).toUpperCase() + name.slice(1);
  for (const area of areas) {
    try {
      const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: `${area}/${titled}` }).resolvedOptions();
      return timeZone.slice(timeZone.lastIndexOf('/') + 1).toLowerCase();
    } catch {
      // No zone of that name there.
    }
  }
  return null;
}

const known = new Map<string, readonly string[]>();

/**
 * Other spellings of a city's name, folded. The time zone database keeps the old name of a city next to the new one; towns that merely share
 * another's time begin with another letter, or are the seat of another government.
 */
export function otherSpellings(word: string): readonly string[] {
  if (!/^[a-z]{4,}$/.test(word)) return [];
  const found = known.get(word) ?? spellingsOf(word);
  if (known.size > maxKnown) known.clear();
  known.set(word, found);
  return found;
}

const maxKnown = 10_000;

function spellingsOf(word: string): readonly string[] {
  const city = cityOf(word);
  if (city === null) return [];
  const seats = placeOf(word)?.seats ?? [];
  const alike = seats.filter((seat) => seat !== word && cityOf(seat) === city);
  return [...new Set([city, ...alike])].filter((other) => other !== word && other.charAt(0) === word.charAt(0));
}
