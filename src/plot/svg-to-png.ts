import { readFile } from 'node:fs/promises';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

/** The renderer is loaded when a first picture is drawn; of two that come at once, by one of them. */
let loading: Promise<void> | null = null;

/** Draws an SVG document. Text isn't drawn: there are no fonts. @param width in pixels. @returns the bytes of a PNG. */
export async function svgToPng(svg: string, width: number): Promise<Buffer> {
  loading ??= readFile(new URL(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))).then(initWasm);
  await loading;
  const drawing = new Resvg(svg, { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } });
  try {
    return Buffer.from(drawing.render().asPng());
  } finally {
    drawing.free();
  }
}
