import type { settingsInEnglish } from './english.ts';

/** What stands in the settings of a server, and what Discord calls the permissions there, in Polish. */
export const settingsInPolish: typeof settingsInEnglish = {
  settings: {
    title: 'Ustawienia tego serwera',
    visibility: 'Kto widzi odpowiedzi',
    public: 'Wszyscy na kanale',
    private: 'Tylko osoba pytająca',
    visibilityNote: 'Opcja „prywatnie” poleceń /zapytaj, /podsumowanie i /oś-czasu ma pierwszeństwo.',
    language: 'Język',
    auto: 'Własny każdej osoby',
    channels: 'Kanały, na których odpowiadam na pytania',
    allChannels: 'Wszystkie kanały',
    chooseChannels: 'Wybierz kanały; żaden znaczy wszystkie',
    personPerDay: 'Pytania na osobę i dzień',
    serverPerDay: 'Pytania tego serwera na dzień',
    timeZone: 'Strefa czasowa biuletynów',
    zoneOfNewsroom: (zone) => `jak w redakcji (${zone})`,
    zoneHint: 'Zmienia ją opcja „strefa” polecenia /ustawienia.',
    checkedBy: 'Sprawdzane wiadomości czyta',
    checkers: { claude: 'model Claude', code: 'tylko program' },
    asSet: 'jak ustawiła osoba prowadząca bota',
    limitsTitle: 'Limity tego serwera',
    limitsHint: 'Liczba całkowita albo puste pole',
    badLimit: (typed) => `„${typed}” to nie liczba całkowita od 1 do 100000. Wpisz taką albo zostaw pole puste.`,
  },
  permissions: {
    ViewChannel: 'Wyświetlanie kanałów',
    SendMessages: 'Wysyłanie wiadomości',
    SendMessagesInThreads: 'Wysyłanie wiadomości w wątkach',
    EmbedLinks: 'Osadzanie linków',
    AttachFiles: 'Załączanie plików',
    ReadMessageHistory: 'Czytanie historii wiadomości',
    MentionEveryone: 'Wzmiankowanie @everyone, @here i wszystkich ról',
  },
};
