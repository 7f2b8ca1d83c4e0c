import type { Trouble } from '../trouble.ts';

/** In `npm run doctor`, what it finds of this machine: Node, settings and clock. In English, as the settings are. */
export const machineFindings = {
  node: (running: string): string => running,
  oldNode: (running: string, needed: number): Trouble => ({
    found: `This is Node ${running}; Dateline needs ${needed} or newer.`,
    remedy: 'Run npm install, and start it through npm: that brings the right one.',
  }),

  settings: (given: readonly string[]): string =>
    given.length === 0 ? 'none given, so the defaults hold' : `given: ${given.join(', ')}`,
  badSetting: (name: string, reason: string): Trouble => ({
    found: `${name} ${reason}.`,
    remedy: 'Correct it in .env or in the environment, or leave it empty.',
  }),

  clock: (time: string, timeZone: string, isCompared: boolean): string =>
    `${time} in ${timeZone}${isCompared ? '' : '; nothing was reached to compare it with'}`,
  clockOff: (time: string, timeZone: string, seconds: number): Trouble => ({
    found: `This machine says ${time} in ${timeZone}: that is ${Math.abs(seconds)} s ${seconds > 0 ? 'fast' : 'slow'}. Deadlines and “today” go wrong.`,
    remedy: 'Set it, and let the system keep it right (NTP). On most Linux machines: timedatectl set-ntp true',
  }),
};
