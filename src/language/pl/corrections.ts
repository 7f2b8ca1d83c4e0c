export const corrections: readonly string[] = ['sprostowanie', 'korekta', 'sprostowujemy'];
