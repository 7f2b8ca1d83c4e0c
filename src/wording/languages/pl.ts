import type { QuotesReason } from '../../coverage/answer.ts';
import { daysAndCounts } from '../days-and-counts.ts';
import { digestsInPolish } from '../digests/polish.ts';
import { followsInPolish } from '../follows/polish.ts';
import { temporaryReasons } from '../temporary-reasons.ts';
import type { Language } from '../translations.ts';
import { writerName } from '../writer-name.ts';

const { day, counted, either, rounded } = daysAndCounts('pl');

const articles = (count: number): string =>
  counted(count, { one: 'artykuł', few: 'artykuły', many: 'artykułów', other: 'artykułu' });
const questions = (count: number): string =>
  counted(count, { one: 'pytanie', few: 'pytania', many: 'pytań', other: 'pytania' });
const ratings = (count: number): string => counted(count, { one: 'ocena', few: 'oceny', many: 'ocen', other: 'oceny' });
const characters = (count: number): string =>
  counted(count, { one: 'znak', few: 'znaki', many: 'znaków', other: 'znaku' });

const because: Record<QuotesReason, string> = {
  no_key: 'Ten bot działa bez Claude’a',
  budget_spent: 'Dzisiejszy budżet na Claude’a jest wyczerpany',
  share_spent: 'Część dzisiejszego budżetu na Claude’a przeznaczona na przeglądy jest wyczerpana',
  other_language: 'Artykuły są w innym języku niż pytanie',
  nothing_cited: 'Odpowiedzi Claude’a nie dało się powiązać z artykułami',
  rate_limited: 'Claude jest teraz przeciążony',
  overloaded: 'Claude jest teraz przeciążony',
  unavailable: 'Claude jest teraz nieosiągalny',
  timed_out: 'Claude odpowiadał zbyt długo',
  cut_off: 'Połączenie z Claude’em zostało przerwane',
  refused: 'Claude odmówił odpowiedzi na to pytanie',
  too_long: 'Odpowiedź Claude’a była zbyt długa',
  context_full: 'Materiału było za dużo, by Claude przeczytał go naraz',
  bad_key: 'Claude nie przyjął klucza tego bota',
  no_credit: 'Środki tego bota na Claude’a się skończyły',
  no_such_model: 'Claude jest tu źle skonfigurowany',
  bad_request: 'Claude nie poradził sobie z tym zapytaniem',
  unreadable: 'Nie dało się odczytać tego, co przysłał Claude',
  stopped: 'Bot został zatrzymany, zanim Claude skończył',
};

const again = 'Możesz zapytać ponownie za kilka minut.';

export const language: Language = {
  locale: 'pl',
  name: 'Polski',
  wording: {
    sources: 'Źródła',
    nearest: 'Najbliższe w materiałach',
    undated: 'bez daty',
    noHeadline: 'Artykuł bez tytułu',
    openingWords: 'pierwsze słowa',
    unnamedOutlet: 'nieznana redakcja',
    copies: (outlets, more) => `także: ${[...outlets, ...(more > 0 ? [`jeszcze ${more}`] : [])].join(', ')}`,
    asOf: (date) => `Stan na ${date}: to data najnowszego cytowanego artykułu.`,
    longAgo: (days) =>
      `To ${counted(days, { one: 'dzień', few: 'dni', many: 'dni', other: 'dnia' })} przed pytaniem: może brakować nowszych wydarzeń.`,
    opinion: 'opinia lub analiza',
    differs: (outlet, ours, theirs) => `${outlet} podaje „${theirs}” tam, gdzie tu stoi „${ours}”`,
    corrected: (correction) => `Sprostowanie: ${correction}`,
    allUndated: 'Cytowane artykuły nie mają daty.',
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
      if (reason === 'stopped')
        return 'Bot został zatrzymany, zanim odpowiedź była gotowa. Zapytaj ponownie za minutę.';
      if (reason === null) return 'Coś poszło nie tak i nie ma odpowiedzi. Zapytaj ponownie za kilka minut.';
      return `${because[reason]}, więc nie ma odpowiedzi. ${temporaryReasons.has(reason) ? 'Zapytaj ponownie za kilka minut.' : 'Mogą się tym zająć osoby prowadzące tego bota.'}`;
    },
    leftOut: (sentences) =>
      `Zabrakło miejsca na ${counted(sentences, { one: 'ostatnie zdanie', few: 'ostatnie zdania', many: 'ostatnich zdań', other: 'ostatniego zdania' })} i na źródła cytowane tylko tam. Węższe pytanie daje krótszą odpowiedź.`,
    storiesLeftOut: (stories) =>
      `Zabrakło miejsca na ${counted(stories, { one: 'ostatni temat', few: 'ostatnie tematy', many: 'ostatnich tematów', other: 'ostatniego tematu' })}. Poproś o mniej albo podaj temat.`,
    filterDates: (from, to) => {
      if (from !== null && from === to) return `opublikowane ${day(from)}`;
      if (from !== null && to !== null) return `opublikowane od ${day(from)} do ${day(to)}`;
      if (from !== null) return `opublikowane ${day(from)} lub później`;
      return to === null ? null : `opublikowane ${day(to)} lub wcześniej`;
    },
    filterOutlets: (outlets) => (outlets.length === 0 ? null : `z: ${either(outlets)}`),
    onlyArticles: (conditions) => `Uwzględniono tylko artykuły ${conditions.join(' i ')}.`,
    widened: (conditions) => `Artykuły ${conditions.join(' i ')} nic o tym nie mówią, więc przeszukano też pozostałe.`,
    newsMissing: (sources) => `Nie można teraz odczytać, więc może brakować wiadomości: ${sources}.`,
    undatedLeftOut: (count) =>
      `Pominięto ${counted(count, { one: 'artykuł bez daty', few: 'artykuły bez daty', many: 'artykułów bez daty', other: 'artykułu bez daty' })}.`,
    digestTitle: (topic, days) => {
      const about = topic === null ? 'Najnowsze tematy' : `Najnowsze: ${topic}`;
      if (days === null) return about;
      return `${about}, ${counted(days, { one: 'ostatni dzień', few: 'ostatnie dni', many: 'ostatnich dni', other: 'ostatniego dnia' })}`;
    },
    digestEmpty: (topic, days) => {
      const about = topic === null ? '' : ` na temat „${topic}”`;
      const when =
        days === null
          ? ''
          : ` z ${days === 1 ? 'ostatniego dnia' : `ostatnich ${counted(days, { many: 'dni', other: 'dni' })}`}`;
      return `W tutejszych materiałach nie ma tematu${about}${when}.`;
    },
    briefing: {
      wish: ({ wanted, unwanted, outlets, unwantedOutlets }) =>
        [
          ...(wanted.length > 0 ? [`temat: ${either(wanted)}`] : []),
          ...(unwanted.length > 0 ? [`pominięte tematy: ${either(unwanted)}`] : []),
          ...(outlets.length > 0 ? [`tylko źródła: ${either(outlets)}`] : []),
          ...(unwantedOutlets.length > 0 ? [`pominięte źródła: ${either(unwantedOutlets)}`] : []),
        ].join('; '),
      title: (wish) => (wish === '' ? 'Co nowego' : `Co nowego (${wish})`),
      since: (after) => `Od ${after}`,
      isNew: 'Nowe',
      moved: 'Ciąg dalszy',
      goesOn: (before) => (before === null ? 'ciąg dalszy' : `ciąg dalszy; poprzednio ${before}`),
      changed: (now, nowDate, before, beforeDate) =>
        `Teraz „${now}” (${nowDate}), wcześniej „${before}” (${beforeDate}).`,
      nothing: (wish) => (wish === '' ? 'Nie ma nic nowego.' : `Nie ma nic nowego (${wish}).`),
      leftOut: (stories) =>
        `Zabrakło tu miejsca na ${counted(stories, { one: 'dalszy temat', few: 'dalsze tematy', many: 'dalszych tematów', other: 'dalszego tematu' })}.`,
      late: 'Ten przegląd jest spóźniony: o swojej porze bot nie działał.',
      ask: {
        title: 'Zapytaj o ten przegląd',
        story: 'O który temat? (nieobowiązkowo)',
        choose: 'Którykolwiek',
        label: 'Twoje pytanie',
        placeholder: 'Może nawiązywać do przeglądu: „A kiedy to podpisano?”',
      },
      preview: {
        unread: 'W tych słowach nie ma żadnego tematu ani redakcji, więc przychodzą wszystkie wiadomości.',
        understood: (wish) => `Zrozumiano jako: ${wish === '' ? 'wszystkie wiadomości' : wish}.`,
        takes: (taken, stories, days) => {
          const when = days === 1 ? 'z ostatniego dnia' : `z ostatnich ${counted(days, { many: 'dni', other: 'dni' })}`;
          if (stories === 0) return `Nie ma tematów ${when}.`;
          if (taken === 0)
            return `Nie obejmuje żadnego z tematów ${when} (wszystkich: ${stories}): nic nie byłoby wysłane.`;
          if (taken === stories) return `Obejmuje wszystkie tematy ${when} (${stories}).`;
          return `Obejmuje ${counted(taken, { one: 'temat', few: 'tematy', many: 'tematów', other: 'tematu' })} ${when} (wszystkich: ${stories}).`;
        },
        perDay: (stories) => `To mniej więcej ${rounded(stories)} dziennie.`,
        elsewhere: (stories) =>
          `Nie policzono ${counted(stories, { one: 'tematu', few: 'tematów', many: 'tematów', other: 'tematu' })} z innych źródeł.`,
        newest: 'Najnowsze z objętych',
        nearest: 'Najbliższe z pominiętych',
        because: (topic) => `dotyczy tematu: ${topic}`,
      },
    },
    digestNewest: 'Najnowszy',
    age: (days) => {
      if (days <= 0) return 'dzisiaj';
      return days === 1 ? 'wczoraj' : `${counted(days, { few: 'dni', many: 'dni', other: 'dnia' })} temu`;
    },
    timeline: {
      title: (topic) => `Co i kiedy: ${topic}`,
      reported: (when) => `podano ${when}`,
      superseded: (figure, later, when) => `tu „${figure}”, w materiale z dnia ${when}: „${later}”`,
      none: (topic) => `Tutejsze materiały nie opisują żadnego wydarzenia na temat: ${topic}.`,
      daysLeftOut: (days) =>
        `Jest jeszcze ${counted(days, { one: 'dzień, o którym', few: 'dni, o których', many: 'dni, o których', other: 'dnia, o których' })} materiały coś mówią. Podaj węższy temat albo dni, aby zobaczyć więcej.`,
      articlesLeftOut: (count) =>
        `Ułożono z artykułów najbliższych tematowi; nie przeczytano jeszcze: ${articles(count)}.`,
      page: (page, pages, lines) =>
        `Strona ${page} z ${pages} · ${counted(lines, { one: 'wpis', few: 'wpisy', many: 'wpisów', other: 'wpisu' })}`,
      since: {
        title: 'Co nowego od…',
        label: 'Od którego dnia?',
        placeholder: 'Rok-miesiąc-dzień, na przykład 2026-02-03',
      },
    },
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
    sorry: 'Przepraszam, coś poszło nie tak po tej stronie. Zapytaj ponownie za kilka minut.',
    cannotShow: 'Przepraszam, Discord nie przyjął odpowiedzi. Zapytaj ponownie za kilka minut.',
    stopped: 'Bot został zatrzymany, zanim odpowiedź była gotowa. Zapytaj ponownie za minutę.',
    restLost: 'Discord nie przyjął reszty tej odpowiedzi. Zapytaj ponownie albo węziej.',
    stopping: 'Bot jest właśnie uruchamiany od nowa. Zapytaj ponownie za minutę.',
    outOfTime: 'Odpowiedź trwała zbyt długo, a Discord nie pozwala czekać dłużej. Może pomóc węższe pytanie.',
    unknownCommand: 'Tego polecenia już nie ma. Odśwież Discorda, by zobaczyć obecne.',
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
    corrections: {
      corrected: (article, since, note) => `✏️ **Sprostowano${since}:** ${article}: „${note}”`,
      changed: (article, since, before, after) =>
        `✏️ **Zmieniono${since}:** ${article} – było „${before}”, teraz jest „${after}”`,
      cut: (article, since, before) => `✏️ **Zmieniono${since}:** w artykule ${article} nie ma już „${before}”`,
      withdrawn: (article, since) => `🚫 **Wycofano${since}:** ${article}`,
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
    refused: {
      personDay: (opensAt) => `Wykorzystano Twoje pytania na dziś. Możesz pytać znowu ${opensAt}.`,
      serverDay: (opensAt) => `Ten serwer wykorzystał dzisiejsze pytania. Może pytać znowu ${opensAt}.`,
      personBurst: (opensAt) => `To było szybko! Możesz pytać znowu ${opensAt}.`,
      serverBurst: (opensAt) => `Wiele osób pyta tu teraz naraz. Możesz pytać znowu ${opensAt}.`,
      server: 'Ten bot nie odpowiada na tym serwerze. Może go dopuścić osoba, która go prowadzi.',
      channel: (channels) => `Na tym kanale nie odpowiadam na pytania. Zapytaj na: ${channels}.`,
      notYours: 'Ustawienia tego serwera mogą zmieniać tylko osoby, które nim zarządzają.',
    },
    articles: {
      title: (topic) => (topic === null ? 'Artykuły od najnowszych' : `Artykuły na temat: ${topic}`),
      none: 'Żaden artykuł nie pasuje. Pomiń którąś opcję albo wybierz inne daty.',
      page: (page, pages, total) => `Strona ${page} z ${pages} · ${articles(total)}`,
      changed: 'Materiały się zmieniły i tej strony już nie ma. Wywołaj /artykuły jeszcze raz.',
    },
    check: {
      title: 'Sprawdzono z materiałami',
      supported: 'Materiały to mówią',
      partly: 'Materiały mówią to częściowo',
      contradicted: 'Materiały mówią inaczej',
      not_covered: 'Nic na ten temat w materiałach',
      unchecked: 'Najbliższe w materiałach; oceń samodzielnie',
      noClaims: 'W tej wiadomości nie ma stwierdzenia, które dałoby się sprawdzić.',
      more: (count) =>
        `Pominięto ${counted(count, { one: 'dalsze stwierdzenie', few: 'dalsze stwierdzenia', many: 'dalszych stwierdzeń', other: 'dalszego stwierdzenia' })}.`,
      noText: 'Ta wiadomość nie ma tekstu, który można by sprawdzić.',
      otherLanguage: 'Żaden artykuł nie jest w języku tej wiadomości, więc coś mogło zostać pominięte.',
      byClaude: (model) =>
        `Te stwierdzenia, i nic więcej z wiadomości, porównał z cytatami ${writerName(model)}. Nic z niej nie jest tu przechowywane.`,
      byCode: (reason) =>
        `${reason === 'off' ? 'Nikt nie ocenił tych stwierdzeń' : `${because[reason]}, więc nikt nie ocenił tych stwierdzeń`}: cytaty to to, co w artykułach jest im najbliższe.`,
    },
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
    digests: digestsInPolish,
    follows: followsInPolish,
    permissions: {
      ViewChannel: 'Wyświetlanie kanałów',
      SendMessages: 'Wysyłanie wiadomości',
      SendMessagesInThreads: 'Wysyłanie wiadomości w wątkach',
      EmbedLinks: 'Osadzanie linków',
      AttachFiles: 'Załączanie plików',
      ReadMessageHistory: 'Czytanie historii wiadomości',
      MentionEveryone: 'Wzmiankowanie @everyone, @here i wszystkich ról',
    },
    settings: {
      timeZone: 'Strefa czasowa biuletynów',
      zoneOfNewsroom: (zone) => `jak w redakcji (${zone})`,
      zoneHint: 'Zmienia ją opcja „strefa” polecenia /ustawienia.',
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
      checkedBy: 'Sprawdzane wiadomości czyta',
      checkers: { claude: 'model Claude', code: 'tylko program' },
      asSet: 'jak ustawiła osoba prowadząca bota',
      limitsTitle: 'Limity tego serwera',
      limitsHint: 'Liczba całkowita albo puste pole',
      badLimit: (typed) => `„${typed}” to nie liczba całkowita od 1 do 100000. Wpisz taką albo zostaw pole puste.`,
    },
    editors: {
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
    day,
    page: {
      title: 'Dateline na próbę',
      person: 'Jesteś jako',
      language: 'Twój język',
      wire: 'Podgląd wymiany',
      wireTitle: 'Między botem a Discordem',
      messages: 'Wiadomości',
      welcomeTitle: 'Odpowiedzi z własnych materiałów, ze słowami na dowód',
      welcomeSamples:
        'Dateline to bot Discorda dla redakcji. To prawdziwy bot na kilku przykładowych artykułach; tylko Discord i redakcja ze zmyślonymi artykułami są tu na niby. Bez klucza do Claude’a nic nie opuszcza tego komputera.',
      welcomeOwn:
        'Dateline to bot Discorda dla redakcji. To prawdziwy bot na Twoich własnych artykułach; tylko Discorda udaje ta strona. Bez klucza do Claude’a nic nie opuszcza tego komputera.',
      askOne: 'Zadaj jedno z tych pytań albo wpisz poniżej `/`:',
      askOwn: 'Aby zapytać, wpisz poniżej `/`.',
      everyQuote: '**Każdy cytat jest sprawdzony** z artykułem, znak po znaku: naciśnij Cytaty pod odpowiedzią.',
      dates:
        '**Daty pochodzą z artykułów.** Bot mówi, jak stare jest najnowsze źródło; co nie ma daty, zostaje bez daty.',
      copies: '**Kopie liczą się raz:** jeden tekst w dwóch gazetach to jedno źródło.',
      notCovered: '**Nie ma w materiałach? Mówi to wprost** i podaje najbliższe tytuły.',
      more: 'Jako Editor (u góry po prawej) masz `/{settings}` i `/{digest}` oraz widzisz, co trafia do redakcji; podgląd wymiany pokazuje, co przechodzi między botem a Discordem. Własne artykuły: `npm run sources -- add` i adres serwisu albo folder w `CORPUS_DIR`. Jak uruchomić bota naprawdę, krok po kroku mówi README.',
      shows: {
        covered: 'jest w artykułach',
        dated: 'z datą',
        notCovered: 'nie ma w artykułach',
        headline: 'z Twoich artykułów',
      },
      aboutHeadline: 'Co piszą artykuły o „{headline}”?',
      played: 'Na tym komputerze działa redakcja na niby',
      playedSoon: 'Jej artykuły przychodzą na bieżąco: najnowszy widać tutaj.',
      justIn: 'Właśnie nadeszło: {outlet}, redakcja na niby na tym komputerze',
      askAboutIt: 'Zapytaj o to',
      write: 'Napisz wiadomość albo / i polecenie',
      commands: 'Polecenia',
      unknownCommand: 'Nie ma takiego polecenia.',
      answersCommands: '{bot} odpowiada na polecenia: wpisz /{ask} i swoje pytanie.',
      send: 'Wyślij',
      yes: 'Prawda',
      no: 'Fałsz',
      required: 'Pole „{option}” jest wymagane. Wypełnij je albo naciśnij Escape.',
      notYesOrNo: '„{typed}” w polu „{option}” to ani {yes}, ani {no}. Wybierz jedno z nich.',
      notNumber: '„{typed}” w polu „{option}” nie jest liczbą całkowitą.',
      notChoice: '„{typed}” po „{option}” nie jest żadną z możliwości. Wybierz jedną z nich.',
      turn: '⏩ Do następnego biuletynu',
      turnToNews: '⏩ Do następnych wieści o tym, co śledzone',
      turnToMorning: '⏩ Do następnego ranka',
      turnTo: 'Przestawia zegar na {when}: przychodzi to, co do tej pory ma przyjść samo',
      correct: '✏️ Niech redakcja to sprostuje',
      correctExplained:
        'Tylko w tym pokazie: wymyślona redakcja prostuje artykuł, a odpowiedź zmienia się w ciągu pół minuty',
      correcting: '✏️ Redakcja prostuje…',
      escapeAgain: 'Naciśnij Escape jeszcze raz, aby porzucić to, co jest wypełnione.',
      failed: 'Aplikacja nie odpowiedziała.',
      stopped: 'Program nie odpowiada. Jeśli go zatrzymano, uruchom ponownie npm start i otwórz adres, który poda.',
      menuOf: 'Menu wiadomości: {name}',
      menu: 'Wiadomość',
      copyText: 'Kopiuj tekst',
      thinking: '{bot} myśli…',
      onlyYou: 'Tylko Ty to widzisz',
      dismiss: 'Ukryj wiadomość',
      edited: '(edytowano)',
      channels: 'Kanały',
      kinds: { announcement: 'Ogłoszenia', forum: 'Kanał forum', thread: 'Wątek', direct: 'Wiadomości prywatne' },
      unread: 'nowe wiadomości',
      crossposted: 'Opublikowano w kanałach, które obserwują ten kanał',
      download: 'Pobierz {name}',
      choose: 'Wybierz',
      goesTo: 'Trafi to do: {bot}.',
      cancel: 'Anuluj',
      submit: 'Wyślij formularz',
      someone: 'ktoś',
      someChannel: 'jakiś kanał',
    },
    commands: {
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
    },
  },
};
