import { ApplicationIntegrationType } from 'discord.js';
import { ConfigError, UsageError } from '../errors.ts';
import { NEEDED_PERMISSIONS } from './permissions.ts';

/** [OAuth2, OAuth2 URLs] */
const AUTHORIZE = 'https://discord.com/oauth2/authorize';
const WHERE = 'the Application ID on the page General Information of https://discord.com/developers/applications';

/**
 * Reads the application's id from a bot's token, whose first part is the id in base64. (A bot made before 2016 may
 * have another id than its application.)
 * @throws ConfigError where the token holds none.
 */
export function applicationOfToken(token: string): string {
  const [first = ''] = token.split('.');
  const id = Buffer.from(first, 'base64').toString('latin1');
  if (/^\d{17,20}$/.test(id)) return id;
  throw new ConfigError(`DISCORD_TOKEN: there is no application id in this token; give --application ID, ${WHERE}`);
}

function link(application: string, type: ApplicationIntegrationType, scopes: readonly string[], permissions?: bigint) {
  const asked = permissions === undefined ? '' : `&permissions=${permissions}`;
  return `${AUTHORIZE}?client_id=${application}${asked}&integration_type=${type}&scope=${scopes.join('%20')}`;
}

/**
 * Makes the links that install the bot: in a server with the least permissions, and for a person by themselves.
 * @param application the application's id.
 */
export function installLinks(application: string): { readonly server: string; readonly user: string } {
  const permissions = NEEDED_PERMISSIONS.reduce((all, { flag }) => all | flag, 0n);
  return {
    server: link(application, ApplicationIntegrationType.GuildInstall, ['bot', 'applications.commands'], permissions),
    user: link(application, ApplicationIntegrationType.UserInstall, ['applications.commands']),
  };
}

/**
 * Writes what `invite` prints.
 * @param application the id given; undefined takes it from the token.
 * @throws UsageError where there is neither, ConfigError where the token holds none.
 */
export function inviteText(application: string | undefined, token: string | undefined): string {
  if (application === undefined && token === undefined) {
    throw new UsageError(`invite needs DISCORD_TOKEN or --application ID, ${WHERE}`);
  }
  const { server, user } = installLinks(application ?? applicationOfToken(token ?? ''));
  const width = Math.max(...NEEDED_PERMISSIONS.map(({ name }) => name.length));
  return [
    'Add the bot to a server, for everybody there (you must be allowed to manage the server):',
    `  ${server}`,
    '',
    'Add it to your own account, for its commands in any server, group or direct message:',
    `  ${user}`,
    '',
    'In a server it asks for:',
    ...NEEDED_PERMISSIONS.map(({ name, why }) => `  ${name.padEnd(width)}  ${why}`),
  ].join('\n');
}
