import type { Config } from '../../config.ts';
import { commands } from '../../discord/commands/every-command.ts';
import {
  type Application,
  checkDiscord,
  type DiscordReport,
  type FoundOrTrouble,
  type Outside,
  type RegisteredSets,
  type Server,
} from '../../discord/wire/check-application.ts';
import type { EditorsChannelReport } from '../../discord/wire/check-editors-channel.ts';
import { inviteLink } from '../../discord/wire/permissions.ts';
import { anyCheck } from '../../wording/doctor/checks.ts';
import { discordFindings as say } from '../../wording/doctor/discord.ts';
import { type DoctorFinding, ok, problem, skipped, warning } from './finding.ts';

/** More names would fill the screen. */
const mostNamed = 5;

/** What Discord says; `null` where there is no token or no address to ask. */
export async function askDiscord({ discord }: Config, bad: ReadonlySet<string>): Promise<DiscordReport | null> {
  const { token, apiUrl, guildId, editorsChannelId } = discord;
  return token === null || bad.has('DISCORD_API_URL')
    ? null
    : checkDiscord({ token, apiUrl, guildId, editorsChannelId, commands });
}

/** @param bad names of settings that can't be used */
export function discordFindings(
  config: Config,
  report: DiscordReport | null,
  bad: ReadonlySet<string>,
): readonly DoctorFinding[] {
  if (bad.has('DISCORD_TOKEN')) {
    const reason = anyCheck.needsSetting('DISCORD_TOKEN');
    return [skipped('token', reason), ...unchecked(reason)];
  }
  if (config.discord.token === null) return [skipped('token', say.demo, say.tokenLater), ...unchecked(say.demoOnly)];
  if (report === null) {
    const reason = anyCheck.needsSetting('DISCORD_API_URL');
    return [skipped('token', reason), ...unchecked(reason)];
  }
  const { application, servers, commands, editors } = report;
  if (!application.ok) return [problem('token', application.trouble), ...unchecked(say.noDiscord)];
  const { id, botName, isPublic } = application.value;
  return [
    ok('token', say.token(botName)),
    ...applicationFindings(application.value),
    ok('invite', inviteLink(id)),
    ...(servers === null ? [] : serverFindings(servers, config, isPublic, bad)),
    ...(servers === null ? [] : permissionFindings(servers, config)),
    ...(commands === null ? [] : commandFindings(commands, servers, config, bad)),
    ...(editors === null ? [] : editorsFindings(editors, config)),
  ];
}

function unchecked(reason: string): DoctorFinding[] {
  const checks = ['application', 'invite', 'servers', 'permissions', 'commands'] as const;
  return checks.map((check) => skipped(check, reason));
}

function applicationFindings({ interactionsUrl, requiresCodeGrant, installedBy }: Application): DoctorFinding[] {
  const troubles = [
    ...(interactionsUrl === null ? [] : [say.interactionsUrl(interactionsUrl)]),
    ...(requiresCodeGrant ? [say.codeGrant] : []),
    ...(installedBy?.servers === false ? [say.noServers] : []),
  ];
  return troubles.length === 0
    ? [ok('application', say.application(installedBy))]
    : troubles.map((found) => problem('application', found));
}

function serverFindings(
  servers: FoundOrTrouble<readonly Server[]>,
  { discord: { guildId, allowedGuildIds }, claude }: Config,
  isPublic: boolean,
  bad: ReadonlySet<string>,
): DoctorFinding[] {
  if (!servers.ok) return [problem('servers', servers.trouble)];
  const found = servers.value;
  const isIn = (id: string): boolean => found.some((server) => server.id === id);
  // The commands' server is told of by itself.
  const absent = (allowedGuildIds ?? []).filter((id) => !isIn(id) && id !== guildId);
  const isOpen = claude.apiKey !== null && isPublic && allowedGuildIds === null && !bad.has('DISCORD_GUILD_IDS');
  const ids = found.length <= mostNamed ? found.map(({ id }) => id) : [];
  return [
    found.length === 0
      ? warning('servers', say.inNoServer)
      : ok('servers', say.servers(found.slice(0, mostNamed), Math.max(0, found.length - mostNamed))),
    ...(guildId !== null && !isIn(guildId) ? [problem('servers', say.notInGuild(guildId))] : []),
    ...(absent.length > 0 ? [warning('servers', say.notInAllowed(absent))] : []),
    ...(isOpen ? [warning('servers', say.open(ids))] : []),
  ];
}

function permissionFindings(
  servers: FoundOrTrouble<readonly Server[]>,
  { discord: { allowedGuildIds } }: Config,
): DoctorFinding[] {
  if (!servers.ok) return [skipped('permissions', say.noAnswer)];
  const used = servers.value.filter(({ id }) => allowedGuildIds === null || allowedGuildIds.includes(id));
  if (used.length === 0) return [skipped('permissions', say.noPermissions)];
  const lacking = used.filter(({ missing }) => missing.length > 0);
  if (lacking.length === 0) return [ok('permissions', say.permissions(used.length))];
  const more = lacking.length - mostNamed;
  return lacking
    .slice(0, mostNamed)
    .map(({ name, id, missing }, index) =>
      warning(
        'permissions',
        say.missing(name, id, missing),
        more > 0 && index === mostNamed - 1 ? [say.moreMissing(more)] : [],
      ),
    );
}

function editorsFindings(
  editors: FoundOrTrouble<EditorsChannelReport>,
  { discord: { editorsChannelId } }: Config,
): DoctorFinding[] {
  if (!editors.ok) return [problem('editors', editors.trouble)];
  const { name, missing, isOpen } = editors.value;
  if (name === null) return [problem('editors', say.noEditorsChannel(editorsChannelId ?? ''))];
  return [
    missing.length === 0 ? ok('editors', say.editors(name)) : problem('editors', say.editorsMissing(name, missing)),
    ...(isOpen ? [warning('editors', say.editorsOpen(name))] : []),
  ];
}

function commandFindings(
  commands: FoundOrTrouble<RegisteredSets | Outside>,
  servers: FoundOrTrouble<readonly Server[]> | null,
  { discord: { guildId } }: Config,
  bad: ReadonlySet<string>,
): DoctorFinding[] {
  if (bad.has('DISCORD_GUILD_ID')) return [skipped('commands', anyCheck.needsSetting('DISCORD_GUILD_ID'))];
  if (!commands.ok) return [problem('commands', commands.trouble)];
  if ('outside' in commands.value) {
    const { outside } = commands.value;
    return servers?.ok && !servers.value.some(({ id }) => id === outside)
      ? [skipped('commands', say.notInPlace(outside))]
      : [problem('commands', say.commandsOutside(outside))];
  }
  const { wanted, difference, twice } = commands.value;
  const { missing, outdated, surplus } = difference;
  const isSame = missing.length + outdated.length + surplus.length === 0;
  const isNew = missing.length === wanted && surplus.length === 0;
  return [
    isSame
      ? ok('commands', say.commands(wanted, guildId))
      : warning('commands', isNew ? say.notRegistered : say.different(missing, outdated, surplus)),
    ...twice.map((place) => warning('commands', say.twice(place, guildId))),
  ];
}
