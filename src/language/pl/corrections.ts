import type { CorrectionWords } from '../language-rules.ts';

export const corrections: CorrectionWords = {
  headings: ['sprostowanie', 'korekta', 'sprostowujemy', 'aktualizacja', 'uaktualnienie', 'od redakcji', 'errata'],
  openings: [
    String.raw`(?:we? )?(?:wcześniejsz|poprzedni|pierwotn)\p{L}+ wersj\p{L}+ (?:tego |niniejszego )?(?:artykułu|tekstu|materiału)`,
    '(?:ten |niniejszy )?(?:artykuł|tekst) został (?:poprawiony|zaktualizowany|sprostowany)',
  ],
};
