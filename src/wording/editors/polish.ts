import { counted, questions } from '../counts/polish.ts';
import type { Wording } from '../wording.ts';

/** What the newsroom’s own channel says, in Polish. */
export const editorsInPolish: Wording['editors'] = {
  reports: (count) =>
    `${counted(count, { one: 'odpowiedź oceniono', few: 'odpowiedzi oceniono', many: 'odpowiedzi oceniono', other: 'odpowiedzi oceniono' })} negatywnie`,
  noReason: 'bez podania powodu',
  moreReports: (count) => `I jeszcze ${count}: wylicza je npm run trace -- --rated.`,
  ended: 'Część tego, co tu stało, usunięto: na życzenie pytającego albo dlatego, że minął jej czas.',
  emptied: 'To, co tu stało, usunięto: na życzenie pytającego albo dlatego, że minął jego czas.',
  warnings: 'Warto na to spojrzeć',
  failing: (name, detail) => `Nie da się odczytać źródła **${name}**: ${detail}`,
  silent: (name, since) => `Źródło **${name}** nie przyniosło nic od ${since}, dłużej niż kiedykolwiek`,
  held: (name) =>
    `W źródle **${name}** zmieniła się lub zniknęła naraz ponad jedna trzecia, więc zmiany wstrzymano: po sprawdzeniu npm run sources -- accept`,
  well: (name) => `Źródło **${name}** znów działa`,
  files: (count) =>
    `Nie da się odczytać ${counted(count, { one: 'pliku', few: 'plików', many: 'plików', other: 'pliku' })}; nie ma ich w żadnej odpowiedzi:`,
  moreFiles: (count) => `i jeszcze ${count}: więcej o każdym mówi npm run read -- FILE`,
  postHeld: (channel, detail) =>
    `Nie wiadomo, czy wiadomość na ${channel} dotarła, a ja nie mogę sprawdzić: ${detail}. Proszę spojrzeć; nie wyślę jej ponownie`,
  paused: (channel, detail) => `Przegląd dla ${channel} jest wstrzymany: ${detail}`,
  digestLate: (channel, detail) =>
    `Przegląd dla ${channel} powinien już być, a jeszcze go nie ma: ${detail}. Próbuję dalej`,
  digestGivenUp: (channel, detail) => `Przeglądu dla ${channel} nie będzie: ${detail}`,
  corrections: (messages, articles) =>
    `Naraz zmieniono ${counted(articles, { one: 'artykuł', few: 'artykuły', many: 'artykułów', other: 'artykułu' })}, więc poprawić trzeba by ${counted(messages, { one: 'moją wiadomość', few: 'moje wiadomości', many: 'moich wiadomości', other: 'mojej wiadomości' })}. Dopóki ktoś z was nie sprawdzi, nic nie poprawiam: czy tak miało być?`,
  tellCorrections: 'Popraw odpowiedzi',
  dropCorrections: 'Zostaw, jak jest',
  correctionsTold: 'Odpowiedzi są poprawiane.',
  correctionsDropped: 'Odpowiedzi zostają, jak są.',
  noCorrections: 'Nic już nie czeka.',
  clock: (days) =>
    `Zegar tego komputera wyprzedza ostatni czas o ${counted(days, { one: 'dzień', few: 'dni', many: 'dni', other: 'dnia' })}. Dopóki tak jest, nic nie jest usuwane ze względu na wiek`,
  unanswered: 'O co pytali czytelnicy, a czego nie ma w materiałach',
  allAnswered: 'Na każde pytanie była odpowiedź w materiałach.',
  moreSubjects: (count) =>
    `I ${counted(count, { one: 'dalszy temat', few: 'dalsze tematy', many: 'dalszych tematów', other: 'dalszego tematu' })}: zobacz Eksport.`,
  cost: (yesterday, today) => `Claude kosztował wczoraj ${yesterday}, a dziś do tej pory ${today}`,
  left: (dollars) => `na dziś zostało ${dollars}`,
  week: (from, to) => `Tydzień od ${from} do ${to}`,
  asked: 'Pytania',
  answered: 'z odpowiedzią',
  notCovered: 'bez pokrycia w materiałach',
  failed: 'nieudane',
  sentences: 'Zdania Claude’a',
  shown: 'pokazane',
  takenOut: 'usunięte',
  ratings: 'Oceny',
  price: 'Claude kosztował',
  time: 'Czas do pełnej odpowiedzi',
  times: (median, most) => `połowa w ${median}, 19 z 20 w ${most}`,
  picture: 'Pytania według dnia miesiąca:',
  trace: 'Pokaż ślad',
  export: 'Eksport',
  sources: 'Stan źródeł',
  hide: (title) => `Ukryj „${title}”`,
  show: (title) => `Pokaż znów „${title}”`,
  hideExplained: 'Ukryty artykuł nie trafia do odpowiedzi, przeglądów ani list, dopóki ktoś go znów nie pokaże.',
  articleGone: 'Tego artykułu nie ma już w materiałach.',
  exported: (count) => `${questions(count)} w tabeli.`,
  nothingToExport: 'Nic z tego nie jest już przechowywane.',
  notYours: 'Mogą to zrobić tylko osoby zarządzające tym serwerem i tylko na kanale redakcji.',
  cited: 'Cytowane',
  hidden: 'ukryty',
};
