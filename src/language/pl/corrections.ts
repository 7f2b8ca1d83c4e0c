import type { CorrectionWords } from '../language-rules.ts';

export const corrections: CorrectionWords = {
  headings: ['sprostowanie', 'korekta', 'sprostowujemy', 'od redakcji', 'errata'],
  updates: ['aktualizacja', 'uaktualnienie', 'zaktualizowany'],
  openings: [
    String.raw`(?:we? )?(?:wcześniejsz|poprzedni|pierwotn)\p{L}+ wersj\p{L}+ (?:tego |niniejszego )?(?:artykułu|tekstu|materiału)`,
    '(?:ten |niniejszy )?(?:artykuł|tekst) został (?:poprawiony|zaktualizowany|sprostowany)',
  ],
  admissions: [
    'sprost',
    'popraw',
    'błęd',
    'błąd',
    'omył',
    'pomył',
    'nieprawd',
    String.raw`(?:wcześniejsz|poprzedni)\p{L}* wersj`,
  ],
  contrasts: ['nie', 'zamiast'],
};
