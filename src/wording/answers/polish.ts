import { counted, day, either } from '../counts/polish.ts';
import { temporaryReasons } from '../temporary-reasons.ts';
import { becauseInPolish as because } from '../without-claude/polish.ts';
import { writerName } from '../writer-name.ts';
import type { answersInEnglish } from './english.ts';

const again = 'Możesz zapytać ponownie za kilka minut.';

/** What stands around an answer: who wrote it, what was searched, what it lacks and why, in Polish. */
export const answersInPolish: typeof answersInEnglish = {
  searching: 'Przeszukuję materiały…',
  stillChecking: 'Sprawdzam resztę…',
  writtenByClaude: (model) => `Napisał ${writerName(model)} na podstawie tych źródeł; każdy cytat sprawdzono.`,
  writtenAndRead: (model) =>
    `Napisał ${writerName(model)} na podstawie tych źródeł; każde zdanie porównano potem z tym, na co się powołuje.`,
  stillWriting: (model) => `Pisze ${writerName(model)}; każde zdanie jest sprawdzane, zanim się tu pojawi.`,
  trace: (id) => `Ślad ${id}`,
  quoted: 'Zacytowano dosłownie z tych źródeł.',
  reason: (reason, mode) =>
    mode === 'quotes'
      ? `${because[reason]}, dlatego oto same fragmenty.`
      : `${because[reason]}, dlatego ta odpowiedź może być niepełna.${temporaryReasons.has(reason) ? ` ${again}` : ''}`,
  secondReading: {
    takenOut: (sentences) =>
      sentences === 1
        ? 'Usunięto jedno zdanie: jego źródło tego nie potwierdza.'
        : `Liczba usuniętych zdań, których źródła nie potwierdzają: ${sentences}.`,
    gap: (reason) =>
      `${reason === 'off' ? 'Zdania nie są tu czytane drugi raz' : `${because[reason]}, więc nie każde zdanie przeczytano drugi raz`}: program porównał ze źródłami tylko cytaty, liczby, daty i nazwy.`,
    partly: (opening, why) => `Potwierdzone tylko częściowo: „${opening}” (${why})`,
    answersPart: 'To odpowiada tylko na część pytania.',
    answersNo: 'Tyle mówią artykuły; na samo pytanie nie odpowiadają.',
  },
  understoodAs: (question) => `Zrozumiane jako „${question}”`,
  notCovered: 'Tutejsze materiały nie odpowiadają na to pytanie.',
  declinedBecause: (reason) => {
    if (reason === 'other_language') return `${because[reason]}. Pytanie zadane w ich języku może znaleźć odpowiedź.`;
    if (reason === null || !temporaryReasons.has(reason)) return null;
    return `${because[reason]}, więc nie było dokładniejszego sprawdzenia. ${again}`;
  },
  nothingNear: 'Nie ma w nich nic zbliżonego.',
  failed: (reason) => {
    if (reason === 'stopped') return 'Bot został zatrzymany, zanim odpowiedź była gotowa. Zapytaj ponownie za minutę.';
    if (reason === null) return 'Coś poszło nie tak i nie ma odpowiedzi. Zapytaj ponownie za kilka minut.';
    return `${because[reason]}, więc nie ma odpowiedzi. ${temporaryReasons.has(reason) ? 'Zapytaj ponownie za kilka minut.' : 'Mogą się tym zająć osoby prowadzące tego bota.'}`;
  },
  leftOut: (sentences) =>
    `Zabrakło miejsca na ${counted(sentences, { one: 'ostatnie zdanie', few: 'ostatnie zdania', many: 'ostatnich zdań', other: 'ostatniego zdania' })} i na źródła cytowane tylko tam. Węższe pytanie daje krótszą odpowiedź.`,
  filterDates: (from, to) => {
    if (from !== null && from === to) return `opublikowane ${day(from)}`;
    if (from !== null && to !== null) return `opublikowane od ${day(from)} do ${day(to)}`;
    if (from !== null) return `opublikowane ${day(from)} lub później`;
    return to === null ? null : `opublikowane ${day(to)} lub wcześniej`;
  },
  filterOutlets: (outlets) => (outlets.length === 0 ? null : `z: ${either(outlets)}`),
  onlyArticles: (conditions) => `Uwzględniono tylko artykuły ${conditions.join(' i ')}.`,
  widened: (conditions) => `Artykuły ${conditions.join(' i ')} nic o tym nie mówią, więc przeszukano też pozostałe.`,
  undatedLeftOut: (count) =>
    `Pominięto ${counted(count, { one: 'artykuł bez daty', few: 'artykuły bez daty', many: 'artykułów bez daty', other: 'artykułu bez daty' })}.`,
};
