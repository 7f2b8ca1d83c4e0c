import { articles, counted } from '../counts/polish.ts';
import type { Wording } from '../wording.ts';

/** What stands around a timeline, in Polish. */
export const timelinesInPolish: Wording['timeline'] = {
  title: (topic) => `Co i kiedy: ${topic}`,
  reported: (when) => `podano ${when}`,
  superseded: (figure, later, when) => `tu „${figure}”, w materiale z dnia ${when}: „${later}”`,
  none: (topic) => `Tutejsze materiały nie opisują żadnego wydarzenia na temat: ${topic}.`,
  daysLeftOut: (days) =>
    `Jest jeszcze ${counted(days, { one: 'dzień, o którym', few: 'dni, o których', many: 'dni, o których', other: 'dnia, o których' })} materiały coś mówią. Podaj węższy temat albo dni, aby zobaczyć więcej.`,
  articlesLeftOut: (count) => `Ułożono z artykułów najbliższych tematowi; nie przeczytano jeszcze: ${articles(count)}.`,
  page: (page, pages, lines) =>
    `Strona ${page} z ${pages} · ${counted(lines, { one: 'wpis', few: 'wpisy', many: 'wpisów', other: 'wpisu' })}`,
  since: {
    title: 'Co nowego od…',
    label: 'Od którego dnia?',
    placeholder: 'Rok-miesiąc-dzień, na przykład 2026-02-03',
  },
};
