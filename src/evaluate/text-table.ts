/** Lines of a table: the first column to the left, figures to the right, as wide as what they hold. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)));
  return [header, ...rows]
    .map((row) =>
      widths
        .map((width, column) => {
          const cell = row[column] ?? '';
          return column === 0 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A share with three decimals, without the zero before the point: `.805`. */
export function share(value: number): string {
  return value.toFixed(3).replace(/^0(?=\.)/, '');
}
