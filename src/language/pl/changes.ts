import type { ChangeWords } from '../language-rules.ts';

export const changes: ChangeWords = {
  texts: [
    'artykuł',
    'artykule',
    'artykułu',
    'artykuły',
    'artykułach',
    'tekst',
    'tekście',
    'tekstu',
    'materiał',
    'materiale',
  ],
  deeds: ['zmieni', 'zmian', 'sprostow', 'popraw', 'skoryg', 'zaktualiz', 'wycof'],
  asks: [String.raw`(?:co|jak|kiedy|czy)(?!\p{L})`, String.raw`jakie (?:zmiany|sprostowania|poprawki)(?!\p{L})`],
  plain: [
    String.raw`co (?:się )?(?:zmieniło|zmieniono|sprostowano|poprawiono|skorygowano|wycofano)(?: się)? (?:w|we|o|na temat)(?!\p{L})`,
  ],
};
