/** Bars of a few days as SVG. Its digits are strokes, so that a picture needs no font and no language. */

/** One bar: what stands below it, a number, and its parts from the bottom up. */
interface Bar {
  readonly label: number;
  readonly parts: readonly number[];
}

const width = 720;
const height = 320;
const margin = { top: 24, right: 24, bottom: 48, left: 72 };
const barShare = 0.62;
/** Lines across, besides the one at zero. */
const wantedLines = 4;

/** A digit's strokes in a box 6 wide and 10 high. */
const digits: readonly string[] = [
  'M0 0H6V10H0Z',
  'M1 2L3 0V10',
  'M0 0H6V5H0V10H6',
  'M0 0H6V10H0M1 5H6',
  'M0 0V5H6M6 0V10',
  'M6 0H0V5H6V10H0',
  'M6 0H0V10H6V5H0',
  'M0 0H6L2 10',
  'M0 0H6V10H0ZM0 5H6',
  'M6 5H0V0H6V10H0',
];
const digitAdvance = 10;

/**
 * Stacked bars over an axis from zero, as a complete SVG document 720 wide.
 * @param colours of the parts, in their order.
 */
export function stackedBars(bars: readonly Bar[], colours: readonly string[]): string {
  const most = Math.max(1, ...bars.map(({ parts }) => sum(parts)));
  const step = niceStep(most / wantedLines);
  const top = Math.ceil(most / step) * step;
  const bottom = height - margin.bottom;
  const toY = (value: number): number => round(bottom - (value / top) * (bottom - margin.top));
  const lines = Array.from({ length: Math.round(top / step) + 1 }, (_, at) => at * step);
  const slot = (width - margin.left - margin.right) / Math.max(1, bars.length);
  const drawn = bars.flatMap(({ label, parts }, at) => {
    const [left, barWidth] = [margin.left + slot * (at + (1 - barShare) / 2), slot * barShare];
    const stacked = parts.map((part, index) => {
      const below = sum(parts.slice(0, index));
      const [upper, lower] = [toY(below + part), toY(below)];
      return `<rect x="${round(left)}" y="${upper}" width="${round(barWidth)}" height="${round(lower - upper)}" fill="${colours[index] ?? '#000'}"/>`;
    });
    return [...stacked, number(label, margin.left + slot * (at + 0.5), bottom + 16, 'middle')];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...lines.map((value) => `<path d="M${margin.left} ${toY(value)}H${width - margin.right}" stroke="#ddd"/>`),
    ...lines.map((value) => number(value, margin.left - 12, toY(value) - 6, 'end')),
    ...drawn,
    `<path d="M${margin.left} ${bottom}H${width - margin.right}" stroke="#333"/>`,
    '</svg>',
  ].join('\n');
}

/** 1, 2 or 5 times a power of ten, at least `least` and at least 1. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= least) ?? power;
}

function number(value: number, x: number, y: number, anchor: 'middle' | 'end'): string {
  const shown = [...String(value)];
  const wide = shown.length * digitAdvance - 4;
  const left = anchor === 'end' ? x - wide : x - wide / 2;
  const strokes = shown.map(
    (digit, at) => `<path transform="translate(${round(at * digitAdvance)} 0)" d="${digits[Number(digit)] ?? ''}"/>`,
  );
  return `<g transform="translate(${round(left)} ${round(y)})" fill="none" stroke="#333" stroke-width="1.6" stroke-linejoin="round" stroke-linecap="round">${strokes.join('')}</g>`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
