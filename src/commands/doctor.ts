import { botIdIn } from '../config/bot-id.ts';
import { sampleCorpusDir } from '../config/settings.ts';
import { calendarIn } from '../language/calendar.ts';
import { type CheckName, anyCheck as say } from '../wording/doctor/checks.ts';
import { errorMessage } from '../wording/error-message.ts';
import type { Command } from './command.ts';
import { askClaude, budgetFinding, claudeFinding } from './doctor/claude-findings.ts';
import { databaseFindings } from './doctor/database-findings.ts';
import { askDiscord, discordFindings } from './doctor/discord-findings.ts';
import { type DoctorFinding, problem } from './doctor/finding.ts';
import { articleFindings, dataFindings } from './doctor/folder-findings.ts';
import { clockFinding, nodeFinding, settingsFindings } from './doctor/machine-findings.ts';
import { findingsJson, renderFindings } from './doctor/render-findings.ts';
import { sourceFindings } from './doctor/source-findings.ts';
import { readOptions } from './options.ts';

const usage = 'npm run doctor -- [--corpus DIR] [--data DIR] [--json]';

/** Looks at all that the bot needs, and says of each thing how it is and what to do. It changes nothing that is in use. */
export const doctor: Command = {
  usage,
  summary: 'check token, key, model, permissions, commands, articles, data folder and clock',
  runsOnBadSettings: true,
  async run(args, { config, settings, now, print }) {
    const { corpusDir, dataDir, json } = readOptions(args, usage, config, now());
    const calendar = calendarIn(config.timeZone, now);
    const bad = new Set(settings.bad.map(({ name }) => name));
    const fromSources = sourceFindings(config, dataDir, now());
    // What comes with the program isn't read where sources are named.
    const hasOwnSources = corpusDir === sampleCorpusDir && fromSources.length > 0;
    // Before the others: a large state takes a while without a pause, in which an answer could look late.
    const data = await settled('data', dataFindings(dataDir));
    const imports = 'value' in data ? data.value.imports : 0;
    const [discord, claude, articles, database] = await Promise.all([
      settled('token', askDiscord(config, bad)),
      settled('claude', askClaude(config, bad)),
      settled('articles', hasOwnSources ? Promise.resolve([]) : articleFindings({ corpusDir, calendar, imports })),
      settled('database', databaseFindings(config.databaseUrl, botIdIn(config.discord.token))),
    ]);
    const heard = 'value' in discord ? discord.value : null;
    const answered = 'value' in claude ? claude.value : null;
    const aheadMs = heard?.aheadMs ?? (answered?.ok ? answered.aheadMs : null);
    const findings = [
      nodeFinding(process.versions.node),
      ...settingsFindings(settings),
      ...('value' in discord ? discordFindings(config, discord.value, bad) : [discord.finding]),
      'value' in claude ? claudeFinding(config, claude.value, bad) : claude.finding,
      budgetFinding(config, bad),
      ...fromSources,
      ...('value' in articles ? articles.value : [articles.finding]),
      ...('value' in data ? data.value.findings : [data.finding]),
      ...('value' in database ? database.value : [database.finding]),
      clockFinding(calendar, aheadMs),
    ];
    print(json ? JSON.stringify(findingsJson(findings)) : renderFindings(findings));
    return findings.some(({ mark }) => mark === 'problem') ? 1 : 0;
  },
};

/** A check that fails itself is a finding too: the others are still of use. */
async function settled<T>(
  check: CheckName,
  work: Promise<T>,
): Promise<{ readonly value: T } | { readonly finding: DoctorFinding }> {
  try {
    return { value: await work };
  } catch (error) {
    return { finding: problem(check, say.failed(errorMessage(error))) };
  }
}
