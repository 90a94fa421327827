import { ApiError, Findings } from './errors.ts';
import { isJson, type Json, jsonList, list, number, text } from './json.ts';

const SLASH = 1;
const SUBCOMMAND = 1;
const GROUP = 2;
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const LOCALES = new Set(
  (
    'ar bg cs da de el en-GB en-US es-419 es-ES fi fr he hi hr hu id it ja ko lt nl no pl pt-BR ro ru sv-SE th tr ' +
    'uk vi zh-CN zh-TW'
  ).split(' '),
);
const KEYS = [
  ...['id', 'name', 'name_localizations', 'description', 'description_localizations', 'options', 'type', 'nsfw'],
  ...['default_member_permissions', 'dm_permission', 'contexts', 'integration_types', 'handler'],
];
const OPTION_KEYS = [
  ...['type', 'name', 'name_localizations', 'description', 'description_localizations', 'required', 'choices'],
  ...['options', 'channel_types', 'min_value', 'max_value', 'min_length', 'max_length', 'autocomplete'],
];

/** Checks one command before it is stored; throws Discord's 50035 when it would refuse. */
export function checkCommand(where: string, command: Json, guild: boolean, violations: string[]): void {
  const findings = new Findings();
  inspect(findings, '', command, guild);
  findings.settle(`${where} (${text(command.name)})`, violations);
}

/** Checks a whole bulk overwrite. */
export function checkCommands(where: string, commands: readonly Json[], guild: boolean, violations: string[]): void {
  const findings = new Findings();
  const seen = new Set<string>();
  for (const [index, command] of commands.entries()) {
    inspect(findings, `${index}`, command, guild);
    const key = `${number(command.type, SLASH)} ${text(command.name)}`;
    if (seen.has(key)) {
      findings.error(
        `${index}.name`,
        'Application command names must be unique',
        'APPLICATION_COMMANDS_DUPLICATE_NAME',
      );
    }
    seen.add(key);
  }
  findings.settle(where, violations);
  checkCounts(where, commands, violations);
}

/** Refuses more than 100 slash, 15 user or 15 message commands. */
export function checkCounts(where: string, commands: readonly Json[], violations: string[]): void {
  for (const [type, most] of [100, 15, 15].entries()) {
    const count = commands.filter((command) => number(command.type, SLASH) === type + 1).length;
    if (count <= most) continue;
    violations.push(`${where}: ${count} commands of type ${type + 1}, at most ${most} are allowed`);
    throw new ApiError(400, 30032, `Maximum number of application commands reached (${most})`);
  }
}

function inspect(findings: Findings, path: string, command: Json, guild: boolean): void {
  const at = (key: string): string => (path === '' ? key : `${path}.${key}`);
  const slash = number(command.type, SLASH) === SLASH;
  findings.keys(path, command, KEYS);
  checkName(findings, at('name'), command.name, slash);
  checkLocalised(findings, at('name_localizations'), command.name_localizations, (where, value) =>
    checkName(findings, where, value, slash),
  );
  if (slash) checkDescription(findings, path, command);
  else if (text(command.description) !== '') {
    findings.error(at('description'), 'Context menu commands cannot have description');
  }
  const permissions = command.default_member_permissions;
  if (permissions !== undefined && permissions !== null && !/^\d+$/.test(String(permissions))) {
    findings.error(at('default_member_permissions'), 'Must be a permission bit set.');
  }
  checkPlaces(findings, at, command, guild);
  checkOptions(findings, at('options'), command.options, 0);
  const size = commandSize(command);
  if (size > 8000) {
    findings.error(path, `Command exceeds maximum size (${size} of 8000)`, 'APPLICATION_COMMAND_TOO_LARGE');
  }
}

function checkPlaces(findings: Findings, at: (key: string) => string, command: Json, guild: boolean): void {
  for (const [key, most] of [
    ['contexts', 2],
    ['integration_types', 1],
  ] as const) {
    const value = command[key];
    if (value === undefined || value === null) continue;
    if (guild) findings.note(at(key), 'applies to global commands only');
    const entries = list(value);
    const wrong = entries.some((entry) => !Number.isInteger(entry) || Number(entry) < 0 || Number(entry) > most);
    if (wrong || new Set(entries).size < entries.length || entries.length === 0) {
      findings.error(at(key), `Must be a set of values from 0 to ${most}.`, 'BASE_TYPE_CHOICES');
    }
  }
  for (const key of ['dm_permission', 'default_permission']) {
    if (command[key] !== undefined) findings.note(at(key), 'is deprecated');
  }
}

function checkName(findings: Findings, path: string, name: unknown, strict: boolean): void {
  findings.length(path, name, 1, 32);
  if (!strict || typeof name !== 'string') return;
  if (!NAME.test(name) || name !== name.toLowerCase()) {
    findings.error(path, 'Command name is invalid', 'APPLICATION_COMMAND_INVALID_NAME');
  }
}

function checkDescription(findings: Findings, path: string, entry: Json): void {
  const prefix = path === '' ? '' : `${path}.`;
  findings.length(`${prefix}description`, entry.description, 1, 100);
  checkLocalised(findings, `${prefix}description_localizations`, entry.description_localizations, (where, value) =>
    findings.length(where, value, 1, 100),
  );
}

function checkLocalised(
  findings: Findings,
  path: string,
  value: unknown,
  check: (where: string, value: unknown) => void,
): void {
  if (!isJson(value)) return;
  for (const [locale, words] of Object.entries(value)) {
    if (!LOCALES.has(locale)) findings.error(path, `${locale} is not a Discord locale`, 'BASE_TYPE_CHOICES');
    if (words !== null) check(`${path}.${locale}`, words);
  }
}

function checkOptions(findings: Findings, path: string, value: unknown, depth: number): void {
  const options = jsonList(value);
  findings.count(path, options, 0, 25);
  const nested = options.filter(({ type }) => type === SUBCOMMAND || type === GROUP);
  if (nested.length > 0 && nested.length < options.length) {
    findings.error(path, 'Sub-command option types are mutually exclusive to all other types');
  }
  const names = options.map(({ name }) => text(name));
  if (new Set(names).size < names.length) findings.error(path, 'Option name already exists in the list of options');
  let optional = false;
  for (const [index, option] of options.entries()) {
    const at = `${path}.${index}`;
    checkOption(findings, at, option, depth);
    if (option.required === true && optional) {
      const message = 'Required options must be placed before non-required options';
      findings.error(at, message, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID');
    }
    optional ||= option.required !== true;
  }
}

function checkOption(findings: Findings, path: string, option: Json, depth: number): void {
  findings.keys(path, option, OPTION_KEYS);
  checkName(findings, `${path}.name`, option.name, true);
  checkLocalised(findings, `${path}.name_localizations`, option.name_localizations, (where, value) =>
    checkName(findings, where, value, true),
  );
  checkDescription(findings, path, option);
  const type = Number(option.type);
  if (!(Number.isInteger(type) && type >= 1 && type <= 11)) findings.error(`${path}.type`, 'Unknown option type');
  if ((type === GROUP && depth > 0) || (type === SUBCOMMAND && depth > 1)) {
    findings.error(`${path}.type`, 'Sub-commands are nested too deep');
  }
  if (type <= GROUP) checkOptions(findings, `${path}.options`, option.options, type === GROUP ? 1 : 2);
  const choices = jsonList(option.choices);
  findings.count(`${path}.choices`, choices, 0, 25);
  checkChoices(findings, `${path}.choices`, choices, type);
  if (option.autocomplete === true && choices.length > 0) {
    findings.error(`${path}.autocomplete`, 'Autocomplete and choices are mutually exclusive');
  }
  if (option.autocomplete === true && ![3, 4, 10].includes(type)) {
    findings.error(`${path}.autocomplete`, 'This option type cannot be completed');
  }
  for (const key of ['min_length', 'max_length'] as const) {
    if (number(option[key], 1) > 6000 || number(option[key], 1) < (key === 'max_length' ? 1 : 0)) {
      findings.error(`${path}.${key}`, 'int value should be between 0 and 6000.', 'NUMBER_TYPE_MAX');
    }
  }
}

/** Checks the choices of an option or of an autocomplete answer. */
export function checkChoices(findings: Findings, path: string, choices: readonly Json[], type: number): void {
  for (const [index, choice] of choices.entries()) {
    findings.keys(`${path}.${index}`, choice, ['name', 'name_localizations', 'value']);
    findings.length(`${path}.${index}.name`, choice.name, 1, 100);
    checkLocalised(findings, `${path}.${index}.name_localizations`, choice.name_localizations, (where, value) =>
      findings.length(where, value, 1, 100),
    );
    if (type === 3) findings.length(`${path}.${index}.value`, choice.value, 1, 100);
    else if (typeof choice.value !== 'number') findings.error(`${path}.${index}.value`, 'Must be a number.');
  }
}

function longest(plain: unknown, localised: unknown): number {
  const words = isJson(localised) ? Object.values(localised) : [];
  return Math.max(...[plain, ...words].map((value) => [...text(value)].length));
}

function commandSize(entry: Json): number {
  const own =
    longest(entry.name, entry.name_localizations) + longest(entry.description, entry.description_localizations);
  const choices = jsonList(entry.choices).map(
    (choice) => longest(choice.name, choice.name_localizations) + String(choice.value).length,
  );
  return [...choices, ...jsonList(entry.options).map(commandSize)].reduce((sum, size) => sum + size, own);
}
