import { counted } from '../counts/polish.ts';
import type { correctionsInEnglish } from './english.ts';

/** What became of an article after it was read, in Polish. */
export const correctionsInPolish: typeof correctionsInEnglish = {
  corrections: {
    corrected: (article, since, note) => `✏️ **Sprostowano${since}:** ${article}: „${note}”`,
    changed: (article, since, before, after) =>
      `✏️ **Zmieniono${since}:** ${article} – było „${before}”, teraz jest „${after}”`,
    cut: (article, since, before) => `✏️ **Zmieniono${since}:** w artykule ${article} nie ma już „${before}”`,
    withdrawn: (article, since) => `🚫 **Wycofano${since}:** ${article}`,
    takenDown: (article, since) =>
      `🚫 **Redakcja już tego nie pokazuje${since === '' ? '' : ` (zauważono${since})`}:** ${article}`,
    more: (count) =>
      `Zmieniono też ${counted(count, { one: 'inny cytowany artykuł', few: 'inne cytowane artykuły', many: 'innych cytowanych artykułów', other: 'innego cytowanego artykułu' })}.`,
    withdrawnTitle: 'Artykuł, który wycofano',
    above: 'To, co tu stało, jest teraz w wiadomości powyżej.',
    pressed: 'Od czasu tej odpowiedzi:',
    note: (since, note) => `✏️ **Sprostowano${since}:** „${note}”`,
    now: (since) => (since === '' ? 'Teraz brzmi:' : `Teraz brzmi (zmieniono${since}):`),
  },
  changes: {
    at: (minute) => minute,
    once: 'kiedyś, zanim zapisywano takie chwile',
    until: (when) => `Zmieniono ${when}. Wcześniej`,
    since: (when) => `Odtąd (${when})`,
    gone: (when) => `Usunięto ${when}`,
    note: (when) => `Sprostowano ${when}`,
    unchanged: (when) => `Nic się nie zmieniło: jest tak, jak przeczytano ${when}, i zaczyna się`,
    withdrawn: (when, note) => `Artykuł wycofano ${when}${note === null ? '.' : `: „${note}”`}`,
    more: (count) =>
      `Jeszcze ${counted(count, { one: 'wcześniejsza zmiana', few: 'wcześniejsze zmiany', many: 'wcześniejszych zmian', other: 'wcześniejszej zmiany' })}.`,
  },
};
