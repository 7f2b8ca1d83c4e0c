/** Plots as SVG, drawn by hand: two axes, lines, a legend. */

export interface Axis {
  readonly title: string;
  /** Where ticks stand; the first and the last are the ends of the axis. */
  readonly ticks: readonly number[];
  readonly label: (value: number) => string;
  /** Equal ratios take equal room. */
  readonly isLogarithmic?: boolean;
}

interface PlotLine {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Single points drawn as dots next to or on the line. */
  readonly dots?: readonly (readonly [x: number, y: number])[];
}

const width = 720;
const height = 480;
const margin = { top: 48, right: 200, bottom: 56, left: 72 };
/** Told apart by people who don't see all colours (Okabe and Ito 2008), and by dashes in print. */
const colours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'];
const dashes = ['', '7 4', '2 3', '10 3 2 3', '4 4', '1 3'];

/** A plot as a complete SVG document. Values outside the axes are left out. @param dotsMean what the legend says of dots. */
export function plot(
  title: string,
  x: Axis,
  y: Axis,
  lines: readonly PlotLine[],
  dotsMean: string | null = null,
): string {
  const right = width - margin.right;
  const bottom = height - margin.bottom;
  const toX = scale(x, margin.left, right);
  const toY = scale(y, bottom, margin.top);
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${margin.left}" y="26" font-size="16" font-weight="bold">${escapeXml(title)}</text>`,
    ...x.ticks.flatMap((tick) => [
      `<line x1="${toX(tick)}" y1="${margin.top}" x2="${toX(tick)}" y2="${bottom}" stroke="#e5e5e5"/>`,
      `<text x="${toX(tick)}" y="${bottom + 18}" text-anchor="middle">${escapeXml(x.label(tick))}</text>`,
    ]),
    ...y.ticks.flatMap((tick) => [
      `<line x1="${margin.left}" y1="${toY(tick)}" x2="${right}" y2="${toY(tick)}" stroke="#e5e5e5"/>`,
      `<text x="${margin.left - 8}" y="${toY(tick) + 4}" text-anchor="end">${escapeXml(y.label(tick))}</text>`,
    ]),
    `<path d="M${margin.left} ${margin.top}V${bottom}H${right}" fill="none" stroke="#333"/>`,
    `<text x="${(margin.left + right) / 2}" y="${height - 14}" text-anchor="middle">${escapeXml(x.title)}</text>`,
    `<text transform="translate(18 ${(margin.top + bottom) / 2}) rotate(-90)" text-anchor="middle">${escapeXml(y.title)}</text>`,
    ...lines.flatMap((line, index) => drawLine(line, index, x, y, toX, toY)),
    ...lines.flatMap(({ name }, index) => [
      `<line x1="${right + 16}" y1="${margin.top + 10 + index * 22}" x2="${right + 44}" y2="${margin.top + 10 + index * 22}" ${stroke(index)}/>`,
      `<text x="${right + 50}" y="${margin.top + 14 + index * 22}">${escapeXml(name)}</text>`,
    ]),
    ...(dotsMean === null
      ? []
      : [
          `<circle cx="${right + 30}" cy="${margin.top + 10 + lines.length * 22}" r="4.5" fill="#666"/>`,
          `<text x="${right + 50}" y="${margin.top + 14 + lines.length * 22}">${escapeXml(dotsMean)}</text>`,
        ]),
    '</svg>',
  ];
  return `${parts.join('\n')}\n`;
}

type Scale = (value: number) => number;

function drawLine({ points, dots = [] }: PlotLine, index: number, x: Axis, y: Axis, toX: Scale, toY: Scale): string[] {
  const inside = ([px, py]: readonly [number, number]): boolean => within(x, px) && within(y, py);
  const path = points.filter(inside).map(([px, py]) => `${toX(px)},${toY(py)}`);
  const colour = colours[index % colours.length] ?? '#000';
  return [
    `<polyline points="${path.join(' ')}" fill="none" ${stroke(index)}/>`,
    ...dots.filter(inside).map(([px, py]) => `<circle cx="${toX(px)}" cy="${toY(py)}" r="4.5" fill="${colour}"/>`),
  ];
}

function within({ ticks }: Axis, value: number): boolean {
  return value >= (ticks[0] ?? 0) && value <= (ticks.at(-1) ?? 0);
}

function stroke(index: number): string {
  const dash = dashes[index % dashes.length] ?? '';
  return `stroke="${colours[index % colours.length]}" stroke-width="2"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}`;
}

function scale({ ticks, isLogarithmic = false }: Axis, start: number, end: number): Scale {
  const place = (value: number): number => (isLogarithmic ? Math.log10(value) : value);
  const low = place(ticks[0] ?? 0);
  const high = place(ticks.at(-1) ?? 1);
  return (value) => Math.round((start + ((place(value) - low) / (high - low)) * (end - start)) * 10) / 10;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
