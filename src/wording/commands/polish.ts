import type { Wording } from '../wording.ts';

/** The commands by name, in Polish. */
export const commandsInPolish: Wording['commands'] = {
  ask: {
    name: 'zapytaj',
    description: 'Zapytaj, co mówią materiały. Każde zdanie odpowiedzi podaje źródło.',
    options: {
      question: { name: 'pytanie', description: 'Twoje pytanie, własnymi słowami' },
      from: {
        name: 'od',
        description: 'Tylko artykuły opublikowane tego dnia lub później, na przykład 2026-02-03',
      },
      to: {
        name: 'do',
        description: 'Tylko artykuły opublikowane tego dnia lub wcześniej, na przykład 2026-02-28',
      },
      outlet: { name: 'redakcja', description: 'Tylko artykuły tej redakcji' },
      private: { name: 'prywatnie', description: 'Pokaż odpowiedź tylko Tobie' },
    },
  },
  summary: {
    name: 'podsumowanie',
    description: 'Streść najnowsze tematy, od najnowszego, ze źródłami.',
    options: {
      days: { name: 'dni', description: 'Tylko tematy opublikowane w ciągu tylu ostatnich dni' },
      topic: { name: 'temat', description: 'Tylko na ten temat' },
      count: { name: 'liczba', description: 'Najwyżej tyle tematów' },
      private: { name: 'prywatnie', description: 'Pokaż podsumowanie tylko Tobie' },
    },
  },
  timeline: {
    name: 'oś-czasu',
    description: 'Co i kiedy wydarzyło się w danej sprawie, od najstarszego, każdy wpis ze źródłem.',
    options: {
      topic: { name: 'temat', description: 'Czego dotyczy: nazwa, wydarzenie, sprawa' },
      from: { name: 'od', description: 'Nic sprzed tego dnia, na przykład 2026-02-03' },
      to: { name: 'do', description: 'Nic po tym dniu, na przykład 2026-02-28' },
      private: { name: 'prywatnie', description: 'Pokaż oś czasu tylko Tobie' },
    },
  },
  articles: {
    name: 'artykuły',
    description: 'Przeglądaj artykuły od najnowszych. Listę widzisz tylko Ty.',
    options: {
      topic: { name: 'temat', description: 'Tylko artykuły na ten temat' },
      outlet: { name: 'redakcja', description: 'Tylko artykuły tej redakcji' },
      from: {
        name: 'od',
        description: 'Tylko artykuły opublikowane tego dnia lub później, na przykład 2026-02-03',
      },
      to: {
        name: 'do',
        description: 'Tylko artykuły opublikowane tego dnia lub wcześniej, na przykład 2026-02-28',
      },
    },
  },
  status: { name: 'stan', description: 'Jak świeże są materiały, czy jest Claude i ile pytań Ci zostało' },
  privacy: { name: 'prywatność', description: 'Co zostaje z Twoich pytań, jak długo i do kogo trafia' },
  forgetMe: {
    name: 'zapomnij-mnie',
    description: 'Usuń wszystko, co tu pytano, oceniano i śledzono z Twojego konta',
  },
  settings: {
    name: 'ustawienia',
    description: 'Kto widzi odpowiedzi, gdzie, w jakim języku i ile dziennie',
    options: {
      timezone: {
        name: 'strefa',
        description: 'Strefa czasowa biuletynów tego serwera, na przykład Europe/Warsaw',
      },
    },
  },
  digest: {
    name: 'biuletyn',
    description: 'Biuletyny, które przychodzą same, z tym, co nowe',
    rhythms: {
      daily: { name: 'codziennie' },
      weekdays: { name: 'od poniedziałku do piątku' },
      weekly: { name: 'co tydzień' },
      hourly: { name: 'co godzinę, jeśli jest coś nowego' },
    },
    subcommands: {
      add: {
        name: 'dodaj',
        description: 'Ustaw biuletyn dla kanału. Najpierw zobaczysz podgląd.',
        options: {
          channel: { name: 'kanał', description: 'Kanał, wątek lub forum, do którego trafia' },
          every: { name: 'jak-często', description: 'Jak często przychodzi' },
          at: { name: 'godzina', description: 'O której, na przykład 8:00 albo 20:30; bez niej o 8:00' },
          about: {
            name: 'o-czym',
            description: 'Tematy lub redakcje własnymi słowami: „umowy zbrojeniowe, bez sportu”',
          },
          count: { name: 'liczba', description: 'Najwyżej tyle tematów' },
          language: { name: 'język', description: 'W jakim języku jest pisany' },
        },
      },
      list: { name: 'lista', description: 'Wszystkie biuletyny tego serwera, z czasem następnego' },
      edit: {
        name: 'zmień',
        description: 'Zmień biuletyn',
        options: { digest: { name: 'biuletyn', description: 'Który' } },
      },
      pause: {
        name: 'wstrzymaj',
        description: 'Wstrzymaj biuletyn albo wznów wstrzymany',
        options: { digest: { name: 'biuletyn', description: 'Który' } },
      },
      preview: {
        name: 'podgląd',
        description: 'Co przyniósłby ostatni tydzień i kiedy przyjdzie następny',
        options: { digest: { name: 'biuletyn', description: 'Który' } },
      },
      remove: {
        name: 'usuń',
        description: 'Usuń biuletyn na dobre',
        options: { digest: { name: 'biuletyn', description: 'Który' } },
      },
    },
  },
  follow: {
    name: 'śledź',
    description: 'Dostaniesz wiadomość, gdy w temacie, sprawie lub redakcji pojawi się coś nowego',
    subcommands: {
      topic: {
        name: 'temat',
        description: 'Śledź temat własnymi słowami',
        options: {
          topic: { name: 'temat', description: 'Tematy własnymi słowami: „czołgi K2, Gdynia”' },
          channel: {
            name: 'kanał',
            description: 'Kanał tego serwera zamiast wiadomości prywatnych; dla osób, które nim zarządzają',
          },
          most: { name: 'najwyżej', description: 'Najwyżej tyle wiadomości dziennie; bez tego 5' },
          quiet: { name: 'cisza', description: 'Godziny ciszy, na przykład 22:00-07:00, albo „bez”' },
        },
      },
      story: {
        name: 'sprawa',
        description: 'Śledź najnowszą sprawę na jakiś temat',
        options: {
          topic: { name: 'o-czym', description: 'O czym jest ta sprawa' },
          channel: {
            name: 'kanał',
            description: 'Kanał tego serwera zamiast wiadomości prywatnych; dla osób, które nim zarządzają',
          },
          most: { name: 'najwyżej', description: 'Najwyżej tyle wiadomości dziennie; bez tego 5' },
          quiet: { name: 'cisza', description: 'Godziny ciszy, na przykład 22:00-07:00, albo „bez”' },
        },
      },
      outlet: {
        name: 'redakcja',
        description: 'Śledź wszystko, co publikuje redakcja',
        options: {
          outlet: { name: 'redakcja', description: 'Która redakcja' },
          channel: {
            name: 'kanał',
            description: 'Kanał tego serwera zamiast wiadomości prywatnych; dla osób, które nim zarządzają',
          },
          most: { name: 'najwyżej', description: 'Najwyżej tyle wiadomości dziennie; bez tego 5' },
          quiet: { name: 'cisza', description: 'Godziny ciszy, na przykład 22:00-07:00, albo „bez”' },
        },
      },
      list: { name: 'lista', description: 'Co śledzisz, aby to wstrzymać lub przestać śledzić' },
    },
  },
  check: { name: 'Sprawdź z materiałami' },
};
