import type { controlsInEnglish } from './english.ts';

/** What can be pressed below an answer or picked while typing, and what comes of it, in Polish. */
export const controlsInPolish: typeof controlsInEnglish = {
  buttons: {
    quotes: 'Cytaty',
    followUp: 'Dopytaj',
    askAbout: 'Zapytaj o to',
    share: 'Udostępnij',
    previous: 'Nowsze',
    next: 'Starsze',
    timeline: 'Oś czasu',
    timelineOf: 'Oś czasu jednego z tematów…',
    newSince: 'Nowe od…',
    askAgain: 'Zapytaj ponownie',
    earlier: 'Wcześniej',
    later: 'Później',
    forget: 'Usuń wszystko',
    limits: 'Limity…',
    reset: 'Przywróć domyślne',
  },
  answerGone:
    'Ta odpowiedź nie jest już przechowywana, więc przyciski nie mają czego pokazać. Zadaj pytanie jeszcze raz, by dostać świeżą.',
  repeated: (when) =>
    `Na to samo pytanie odpowiedziano tutaj ${when}, a materiały się od tego czasu nie zmieniły: to tamta odpowiedź.`,
  followsUp: (question) => `Nawiązanie do „${question}”`,
  quotes: {
    title: 'Słowa, które stoją za każdym numerem',
    explained:
      'Każdy cytat to dosłownie to, co mówi artykuł, sprawdzone litera po literze; małym drukiem to, co stoi obok.',
    changed: 'Artykuł od tego czasu zmieniono; to słowa w ówczesnym brzmieniu.',
    gone: 'Tego artykułu nie ma już w materiałach.',
    none: 'Ta odpowiedź niczego nie cytuje, więc nie ma cytatów.',
  },
  followUp: {
    title: 'Dopytaj',
    label: 'Twoje pytanie',
    placeholder: 'Może nawiązywać do odpowiedzi: „A kiedy to podpisano?”',
  },
  share: {
    by: (who) => `Udostępnia ${who}`,
    again: 'Ta odpowiedź jest już udostępniona.',
    changed:
      'Artykuł, który ta odpowiedź cytuje, został od tego czasu zmieniony lub wycofany, więc jej nie udostępniono. Zapytaj ponownie, aby udostępnić to, co materiały mówią teraz.',
    failed: 'Discord nie przyjął całości. Zajrzyj na kanał; jeśli czegoś tam brakuje, możesz udostępnić ponownie.',
    youMayNot: 'Nie możesz pisać na tym kanale, więc odpowiedzi nie udostępniono.',
    botMayNot:
      'Nie mogę pisać na tym kanale, więc odpowiedzi nie udostępniono. Może na to pozwolić osoba zarządzająca serwerem.',
  },
  rating: {
    thanks: 'Dziękuję. Redakcja zobaczy to obok tej odpowiedzi.',
    title: 'Co było z nią nie tak?',
    reason: 'Najważniejsze',
    choose: 'Wybierz jedno',
    reasons: {
      wrong: 'Jest błędna',
      wrong_source: 'Źródło tego nie mówi',
      outdated: 'Jest nieaktualna',
      incomplete: 'Czegoś brakuje',
      other: 'Coś innego',
    },
    comment: 'Własnymi słowami (jeśli chcesz)',
    noted: (reason) => `Zapisano: „${reason}”. Dziękuję; redakcja zobaczy to obok tej odpowiedzi.`,
  },
  days: {
    today: 'dzisiaj',
    yesterday: 'wczoraj',
    weekAgo: 'tydzień temu',
    monthStart: 'pierwszy dzień tego miesiąca',
    lastMonthStart: 'pierwszy dzień zeszłego miesiąca',
    yearStart: 'pierwszy dzień tego roku',
    yearAgo: 'rok temu',
  },
};
