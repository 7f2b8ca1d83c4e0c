import type { WriteStream } from 'node:tty';

/**
 * Shows how far long work has come on standard error: one bar that fills on a terminal, now and then a line elsewhere.
 * Our own: what libraries add (several bars, colours, layouts) isn't needed.
 */
export interface Progress {
  /** `done` of `total`, in whatever unit; `what` says what the work is. */
  show(what: string, done: number, total: number): void;
  /** A line on work whose end isn't known. */
  note(what: string): void;
  /** Takes the bar away, so that other lines can be written. */
  clear(): void;
}

/** Where nobody looks. */
export const noProgress: Progress = { show: () => {}, note: () => {}, clear: () => {} };

/** Shorter work shows nothing. */
const quietMs = 500;
const redrawMs = 100;
/** Where there is no terminal it is likely a log: a line now and then. */
const lineEveryMs = 15_000;
const barWidth = 30;

type Output = Pick<WriteStream, 'write'> & { readonly isTTY?: boolean };

/** How far something long has come, in one line that is drawn anew on a terminal and told now and then elsewhere; nothing in its first moments. */
export function createProgress(output: Output, now: () => number = () => performance.now()): Progress {
  const onTerminal = output.isTTY === true;
  let began: number | null = null;
  let shownAt = 0;
  let drawn = false;
  const isDue = (): boolean => {
    began ??= now();
    const at = now();
    if (at - began < quietMs || at - shownAt < (onTerminal ? redrawMs : lineEveryMs)) return false;
    shownAt = at;
    return true;
  };
  return {
    show(what, done, total) {
      if (!isDue()) return;
      const share = total === 0 ? 1 : Math.min(1, done / total);
      const percent = `${Math.floor(share * 100)}%`;
      if (!onTerminal) {
        output.write(`${what}: ${percent}\n`);
        return;
      }
      const filled = Math.round(share * barWidth);
      output.write(`\r\x1b[K${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${percent.padStart(4)} ${what}`);
      drawn = true;
    },
    note(what) {
      if (!isDue()) return;
      output.write(onTerminal ? `\r\x1b[K${what}` : `${what}\n`);
      drawn = onTerminal;
    },
    clear() {
      if (drawn) output.write('\r\x1b[K');
      drawn = false;
    },
  };
}
