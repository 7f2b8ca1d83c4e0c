import { counted } from '../counts/polish.ts';
import type { refusalsInEnglish } from './english.ts';

const characters = (count: number): string =>
  counted(count, { one: 'znak', few: 'znaki', many: 'znaków', other: 'znaku' });

/** Why a question gets no answer: what was typed, who may ask, what went wrong, in Polish. */
export const refusalsInPolish: typeof refusalsInEnglish = {
  input: {
    badDate: (option, typed) =>
      `„${typed}” po „${option}” to nie data, której mogę użyć. Napisz ją jako rok-miesiąc-dzień, na przykład 2026-02-03.`,
    datesSwapped: (from, to) => `„od” (${from}) jest później niż „do” (${to}). Zamień je albo pomiń jedną z nich.`,
    emptyQuestion: 'Nie ma jeszcze pytania. Wpisz je po „pytanie”.',
    questionTooLong: (length, limit) =>
      `To pytanie ma ${characters(length)}; mieści się najwyżej ${limit}. Skróć je, proszę.`,
    topicTooLong: (length, limit) =>
      `Ten temat ma ${characters(length)}; mieści się najwyżej ${limit}. Skróć go, proszę.`,
    filterTooLong: (length, limit) =>
      `Ten filtr ma ${characters(length)}; mieści się najwyżej ${limit}. Skróć go, proszę.`,
    noWordsInQuestion: 'W tym pytaniu nie ma słów. Zapytaj słowami, na przykład: Kto spotkał się w Warszawie?',
    noWordsInTopic: 'W tym temacie nie ma słów. Nazwij go słowami, na przykład: obronność.',
    notWhole: (option, limit) => `„${option}” to liczba całkowita od 1 do ${limit}.`,
    unknownOutlet: (name, outlets) =>
      `W materiałach nie ma redakcji „${name}”. ${outlets.length === 0 ? 'Żaden artykuł nie podaje redakcji, więc pomiń tę opcję.' : `Są: ${outlets.join(', ')}.`}`,
  },
  refused: {
    personDay: (opensAt) => `Wykorzystano Twoje pytania na dziś. Możesz pytać znowu ${opensAt}.`,
    serverDay: (opensAt) => `Ten serwer wykorzystał dzisiejsze pytania. Może pytać znowu ${opensAt}.`,
    personBurst: (opensAt) => `To było szybko! Możesz pytać znowu ${opensAt}.`,
    serverBurst: (opensAt) => `Wiele osób pyta tu teraz naraz. Możesz pytać znowu ${opensAt}.`,
    server: 'Ten bot nie odpowiada na tym serwerze. Może go dopuścić osoba, która go prowadzi.',
    channel: (channels) => `Na tym kanale nie odpowiadam na pytania. Zapytaj na: ${channels}.`,
    notYours: 'Ustawienia tego serwera mogą zmieniać tylko osoby, które nim zarządzają.',
  },
  sorry: 'Przepraszam, coś poszło nie tak po tej stronie. Zapytaj ponownie za kilka minut.',
  cannotShow: 'Przepraszam, Discord nie przyjął odpowiedzi. Zapytaj ponownie za kilka minut.',
  stopped: 'Bot został zatrzymany, zanim odpowiedź była gotowa. Zapytaj ponownie za minutę.',
  restLost: 'Discord nie przyjął reszty tej odpowiedzi. Zapytaj ponownie albo węziej.',
  stopping: 'Bot jest właśnie uruchamiany od nowa. Zapytaj ponownie za minutę.',
  outOfTime: 'Odpowiedź trwała zbyt długo, a Discord nie pozwala czekać dłużej. Może pomóc węższe pytanie.',
  unknownCommand: 'Tego polecenia już nie ma. Odśwież Discorda, by zobaczyć obecne.',
};
