import { counted, either, rounded } from '../counts/polish.ts';
import type { summariesInEnglish } from './english.ts';

/** What stands around the latest stories, asked for or posted by themselves, in Polish. */
export const summariesInPolish: typeof summariesInEnglish = {
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
  digestNewest: 'Najnowszy',
  storiesLeftOut: (stories) =>
    `Zabrakło miejsca na ${counted(stories, { one: 'ostatni temat', few: 'ostatnie tematy', many: 'ostatnich tematów', other: 'ostatniego tematu' })}. Poproś o mniej albo podaj temat.`,
  newsMissing: (sources) => `Nie można teraz odczytać, więc może brakować wiadomości: ${sources}.`,
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
};
