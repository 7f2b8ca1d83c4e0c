import { counted } from '../counts/polish.ts';
import { becauseInPolish as because } from '../without-claude/polish.ts';
import type { Wording } from '../wording.ts';
import { writerName } from '../writer-name.ts';

/** What stands around a message that was checked against the coverage, in Polish. */
export const claimsInPolish: Wording['check'] = {
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
};
