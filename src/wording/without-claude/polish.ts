import type { QuotesReason } from '../../coverage/answer.ts';

/** Why Claude didn’t write, or didn’t finish, in Polish. */
export const becauseInPolish: Record<QuotesReason, string> = {
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
