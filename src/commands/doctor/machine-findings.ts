import packageFile from '../../../package.json' with { type: 'json' };
import type { SettingsRead } from '../../config.ts';
import type { Calendar } from '../../language/calendar.ts';
import { machineFindings as say } from '../../wording/doctor/machine.ts';
import { trouble } from '../../wording/trouble.ts';
import { type DoctorFinding, ok, problem, warning } from './finding.ts';

/** Discord's deadlines are 3 s and 15 minutes, and ids carry the time: half a minute is enough to miss one and to see it elsewhere. */
const mostOffMs = 30_000;

const neededNode = Number(packageFile.engines.node.replace(/\D/g, ''));

/** @param running a version like `24.21.0` */
export function nodeFinding(running: string): DoctorFinding {
  return Number(running.split('.')[0]) >= neededNode
    ? ok('node', say.node(running))
    : problem('node', say.oldNode(running, neededNode));
}

/** The settings that were given, those that can't be used, and names that look like slips. */
export function settingsFindings({
  given,
  bad,
  misspelt,
}: Pick<SettingsRead, 'given' | 'bad' | 'misspelt'>): DoctorFinding[] {
  return [
    ...(bad.length === 0 ? [ok('settings', say.settings(given))] : []),
    ...bad.map(({ name, reason }) => problem('settings', say.badSetting(name, reason))),
    ...misspelt.map(({ name, meant }) => warning('settings', trouble.misspelt(name, meant))),
  ];
}

/** @param aheadMs how far this machine's clock is ahead of another's; `null` when none was heard of */
export function clockFinding({ timeZone, now }: Calendar, aheadMs: number | null): DoctorFinding {
  const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone }).format(now());
  return aheadMs !== null && Math.abs(aheadMs) > mostOffMs
    ? warning('clock', say.clockOff(time, timeZone, Math.round(aheadMs / 1_000)))
    : ok('clock', say.clock(time, timeZone, aheadMs !== null));
}
