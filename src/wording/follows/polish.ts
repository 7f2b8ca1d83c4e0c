import { counted } from '../counts/polish.ts';
import type { Wording } from '../wording.ts';
import type { QuietWords } from './english.ts';

const messages = (count: number): string =>
  counted(count, { one: 'wiadomość', few: 'wiadomości', many: 'wiadomości', other: 'wiadomości' });

const amount = (mostADay: number, quiet: QuietWords | null): string => {
  const most = `najwyżej ${messages(mostADay)} dziennie`;
  return quiet === null ? most : `${most}, nigdy między ${quiet.from} a ${quiet.to} (${quiet.zone})`;
};
const comes = (where: string | null): string =>
  where === null ? 'Dostaniesz wiadomość prywatną' : `Wiadomość przyjdzie na ${where}`;

/** What people read in Polish about what they follow. */
export const followsInPolish: Wording['follows'] = {
  heading: (label, isHere) => (isHere ? `Śledzone tutaj: ${label}` : `Śledzisz: ${label}`),
  because: (words) => `bo: ${words}`,
  goesOn: 'to dalszy ciąg tej sprawy',
  print: (mostADay, quiet) => `${amount(mostADay, quiet).replace(/^n/, 'N')}. Więcej: /śledź lista`,
  promised: {
    topic: (label, where, mostADay, quiet) =>
      `${comes(where)}, gdy pojawi się coś nowego na temat „${label}”, ${amount(mostADay, quiet)}.`,
    story: (label, where, mostADay, quiet) =>
      `${comes(where)}, gdy w sprawie „${label}” coś się ruszy, ${amount(mostADay, quiet)}.`,
    outlet: (label, where, mostADay, quiet) =>
      `${comes(where)}, gdy ${label} opublikuje coś nowego, ${amount(mostADay, quiet)}.`,
  },
  locale: 'pl',
  coverageIn: (languages) => `Języki tutejszych materiałów: ${languages}. Słowa w tym języku znajdą więcej.`,
  unread: 'W tych słowach nie znaleziono tematu.',
  keptInClear:
    'Aby wiadomość mogła dotrzeć, Twój identyfikator jest zapisany wprost, dopóki to śledzisz (/prywatność). Zamknij przed botem wiadomości prywatne, a nic nie przyjdzie.',
  there: 'To już jest śledzone.',
  full: (limit, isServer) =>
    isServer
      ? `Ten serwer śledzi już ${limit} rzeczy i więcej się nie zmieści. Najpierw przestań śledzić jedną: /śledź lista`
      : `Śledzisz już ${limit} rzeczy i więcej się nie zmieści. Najpierw przestań śledzić jedną: /śledź lista`,
  noMessages: 'Discord nie pozwala temu botowi pisać do Ciebie bezpośrednio, więc nie da się tu niczego śledzić.',
  notYours: 'Śledzić coś na kanałach serwera mogą tylko osoby, które nim zarządzają.',
  onlyInServers: 'Kanał można podać tylko na serwerze.',
  noStory: (topic) => `W tutejszych materiałach nie ma nic na temat „${topic}”.`,
  nothingToFollow: 'Nie ma tu sprawy, którą można by śledzić.',
  unfollowed: (label) => `„${label}” nie jest już śledzone.`,
  unfollowedErased: 'Razem z tym usunięto zapis, dokąd do Ciebie pisać.',
  gone: 'To nie jest już śledzone; nie ma czego cofać.',
  notTheirs: 'Przestać śledzić może tylko osoba, która śledzi.',
  listTitle: 'Co śledzisz',
  serverTitle: 'Co śledzi ten serwer',
  none: 'Niczego jeszcze nie śledzisz. Naciśnij „Śledź tę sprawę” pod odpowiedzią albo użyj /śledź temat.',
  kinds: { topic: 'temat', story: 'sprawa', outlet: 'redakcja' },
  choose: 'Wybierz',
  paused: (when, why) => `wstrzymane ${when}: ${why}`,
  pausedBy: {
    'by hand': 'na Twoje życzenie',
    'channel gone': 'kanał zniknął',
    permission: 'bot nie może tam pisać',
    unusable: 'Discord to odrzucił',
  },
  closed:
    'Twoje wiadomości prywatne są dla tego bota zamknięte. Zezwól na wiadomości prywatne w ustawieniach prywatności serwera, na którym jest bot, a potem naciśnij „Wznów”.',
  pausedNow: 'Wstrzymane. Nic nie przyjdzie, dopóki tego nie wznowisz.',
  resumedNow: 'Śledzenie trwa dalej, razem z tym, co przyszło w międzyczasie.',
  amount,
  buttons: {
    story: 'Śledź tę sprawę',
    topic: 'Śledź ten temat',
    storyOf: 'Śledź jedną z nich…',
    unfollow: 'Przestań śledzić',
    undo: 'Cofnij',
    pause: 'Wstrzymaj',
    resume: 'Wznów',
    back: 'Wróć',
  },
};
