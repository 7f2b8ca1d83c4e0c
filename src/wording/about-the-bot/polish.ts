import { articles, counted, questions } from '../counts/polish.ts';
import type { aboutTheBotInEnglish } from './english.ts';

const ratings = (count: number): string => counted(count, { one: 'ocena', few: 'oceny', many: 'ocen', other: 'oceny' });

/** What the bot says of itself: how it is doing, what it keeps and erases, in Polish. */
export const aboutTheBotInPolish: typeof aboutTheBotInEnglish = {
  status: {
    title: 'Co słychać u tego bota',
    articles,
    coverage: 'Materiały',
    newest: 'Najnowszy artykuł',
    sync: 'Ostatnie sprawdzenie nowych artykułów',
    neverSynced: 'jeszcze nie',
    sourceRead: (when) => `odczyt ${when}`,
    sourceFails: (when) => `⚠ nie można teraz odczytać; ostatni odczyt ${when}. Może brakować wiadomości`,
    sourceSilent: (when) => `⚠ nic nowego od: ${when}, dłużej niż kiedykolwiek`,
    moreSources: 'Inne źródła',
    allRead: (count) => `${count}, wszystkie odczytane`,
    overdue: 'opóźnione: osoba prowadząca bota powinna zajrzeć do dziennika',
    claude: 'Claude',
    up: (model) => `pisze odpowiedzi (${model})`,
    down: 'jest teraz nieosiągalny; odpowiedzi to cytaty',
    none: 'nie jest skonfigurowany; odpowiedzi to cytaty',
    budget_spent: 'dzisiejszy budżet jest wyczerpany; odpowiedzi to cytaty',
    yours: 'Twoje pytania pozostałe na dziś',
    server: 'Pytania tego serwera pozostałe na dziś',
    unlimited: 'bez limitu',
    version: 'Wersja',
  },
  privacy: {
    title: 'Co ten bot przechowuje',
    question: 'Każde pytanie z odpowiedzią, źródłami i czasem, aby redakcja mogła sprawdzić, co poszło nie tak.',
    hashed:
      'Identyfikatory: Twój i serwera, tylko jako skrót z tajnym kluczem tego bota: z samego skrótu nikt nie odczyta, kim jesteś.',
    days: (days) =>
      `Wszystko to jest usuwane po ${counted(days, { one: 'dniu', few: 'dniach', many: 'dniach', other: 'dnia' })}.`,
    underWay:
      'Gdy odpowiedź powstaje: to, co pozwala botowi Ci odpisać, żeby dać znać, jeśli coś ją przerwie. Jest usuwane, gdy odpowiedź jest gotowa, najpóźniej po kwadransie.',
    anthropic: 'Twoje pytanie i znalezione fragmenty trafiają do firmy Anthropic (Claude), która pisze odpowiedź.',
    ownServer:
      'Twoje pytanie i znalezione fragmenty trafiają do modelu językowego na serwerze wybranym przez osoby prowadzące tego bota. On pisze odpowiedź.',
    noAnthropic: 'Nic nie opuszcza tego bota: działa bez Claude’a.',
    messages: 'Wiadomość, którą sprawdzasz z materiałami, nie jest przechowywana.',
    messagesToClaude:
      'Jej stwierdzenia trafiają do Anthropic (Claude), który porównuje je z artykułami, chyba że ten serwer zostawia to programowi (/settings).',
    messagesToOwnServer:
      'Jej stwierdzenia trafiają do tego modelu, który porównuje je z artykułami, chyba że ten serwer zostawia to programowi (/settings).',
    schedules:
      'O biuletynie, który przychodzi sam: to, co ustawiono, z identyfikatorami kanału, tagów i roli zapisanymi wprost, bo biuletyn musi tam trafić, a serwer jako skrót kryptograficzny, do usunięcia biuletynu (/biuletyn usuń).',
    follows:
      'O tym, co śledzisz: co to jest, a także identyfikatory Twój i Twoich wiadomości prywatnych zapisane wprost, bo wiadomość musi do Ciebie dotrzeć, dopóki nie przestaniesz śledzić lub nie użyjesz /zapomnij-mnie. Nikt nie widzi, kto co śledzi.',
    forget: 'Poleceniem /zapomnij-mnie usuwasz wszystko od razu.',
    training: 'Nic nie służy do trenowania modeli.',
  },
  forget: {
    ask: 'To usunie wszystkie pytania, które tu zadano z Twojego konta, odpowiedzi na nie, Twoje oceny i to, co śledzisz. Wiadomości na Discordzie zostają: te usuń na Discordzie. Tego nie da się cofnąć.',
    done: (asked, rated, followed) =>
      `Usunięto: ${questions(asked)}, ${ratings(rated)}, śledzone rzeczy: ${followed}. To, ile pytań zostało Ci na dziś, jest pamiętane najwyżej trzy dni, bez ich treści.`,
    nothing: 'Nie ma tu niczego Twojego.',
  },
};
