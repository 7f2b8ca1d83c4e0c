import { counted } from '../counts/english.ts';
import type { Trouble } from '../trouble.ts';

/** The checks as they are named, in the order in which they are shown. */
export const checkNames = {
  node: 'Node',
  settings: 'Settings',
  token: 'Token',
  application: 'Application',
  invite: 'Invite link',
  servers: 'Servers',
  permissions: 'Permissions',
  commands: 'Commands',
  editors: 'Editors',
  claude: 'Claude',
  budget: 'Budget',
  sources: 'Sources',
  articles: 'Articles',
  data: 'Data folder',
  database: 'Database',
  clock: 'Clock',
} as const;

export type CheckName = keyof typeof checkNames;

/** What `npm run doctor` says of any check, and of all together. In English, as the settings are. */
export const anyCheck = {
  needsSetting: (name: string): string => `not checked, because ${name} can't be used`,

  failed: (error: string): Trouble => ({
    found: `This check failed: ${error}.`,
    remedy: 'Run it again. If it stays so, that is a fault of Dateline: please report it.',
  }),
  allWell: 'All is well.',
  summary: (problems: number, warnings: number): string => {
    const counts = [
      ...(problems > 0 ? [counted(problems, { one: 'problem', other: 'problems' })] : []),
      ...(warnings > 0 ? [counted(warnings, { one: 'warning', other: 'warnings' })] : []),
    ].join(' and ');
    return problems > 0
      ? `${counts}. Fix what is marked as a problem, and run this again.`
      : `${counts}; the bot can run.`;
  },
};
