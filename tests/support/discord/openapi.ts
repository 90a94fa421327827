import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import type { RecordedRequest } from './http.ts';
import { isJson, type Json, json } from './json.ts';

/** A request the description knows: how its path looks, and the schema of its JSON body. */
interface Operation {
  readonly method: string;
  readonly path: string;
  readonly pattern: RegExp;
  readonly needsBody: boolean;
  readonly schema: unknown;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
/** What the description's formats mean, where they say more than its schemas do. */
const FORMATS = {
  snowflake: /^(0|[1-9][0-9]*)$/,
  uri: (value: string) => URL.canParse(value),
  'date-time': (value: string) => !Number.isNaN(Date.parse(value)),
  ...{ nonce: true as const, int32: true as const, int64: true as const, double: true as const },
};

/** Makes references absolute, and leaves out lists of values that list none, which ajv refuses. */
function readable(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(readable);
  if (!isJson(schema)) return schema;
  const kept = Object.entries(schema).filter(
    ([key, value]) => !(key === 'enum' && Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(
    kept.map(([key, value]) => [key, key === '$ref' ? `discord${String(value)}` : readable(value)]),
  );
}

function operationsOf(description: Json): Operation[] {
  return Object.entries(json(description.paths)).flatMap(([path, item]) => {
    const pattern = new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);
    return METHODS.filter((method) => isJson(json(item)[method])).map((method) => {
      const body = json(json(json(item)[method]).requestBody);
      const schema = json(json(body.content)['application/json']).schema;
      return { method: method.toUpperCase(), path, pattern, needsBody: body.required === true, schema };
    });
  });
}

/** The fault deepest in the body: those above it only say that no alternative fits. */
function deepest(errors: readonly ErrorObject[]): string {
  const [first] = errors.toSorted((a, b) => b.instancePath.length - a.instancePath.length);
  return `${first?.instancePath ?? ''} ${first?.message ?? ''} ${JSON.stringify(first?.params ?? {})}`;
}

/**
 * Reads Discord's OpenAPI description (github.com/discord/discord-api-spec) as far as requests go.
 * @returns a function that tells what of some requests the description does not allow.
 */
export function openApiCheck(description: unknown): (requests: readonly RecordedRequest[]) => string[] {
  const operations = operationsOf(json(description));
  if (operations.length === 0) throw new Error('this is no OpenAPI description');
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats: FORMATS });
  ajv.addSchema(json(readable({ components: json(description).components })), 'discord');
  const compiled = new Map<Operation, ReturnType<typeof ajv.compile>>();
  const validatorOf = (operation: Operation) => {
    const known = compiled.get(operation) ?? ajv.compile(json(readable(operation.schema)));
    compiled.set(operation, known);
    return known;
  };
  const faultsOf = ({ method, path, body }: RecordedRequest): string[] => {
    // `/messages/{id}` fits `/messages/@original` too: the path with the fewest parameters is meant.
    const [operation] = operations
      .filter((one) => one.method === method && one.pattern.test(path))
      .toSorted((a, b) => a.path.split('{').length - b.path.split('{').length);
    if (!operation) return [`${method} ${path}: there is no such request`];
    const where = `${method} ${operation.path}:`;
    if (body === undefined) return operation.needsBody ? [`${where} the body is missing`] : [];
    if (!operation.schema) return [`${where} takes no JSON body`];
    const validate = validatorOf(operation);
    return validate(body) ? [] : [`${where} ${deepest(validate.errors ?? [])}`];
  };
  return (requests) => requests.flatMap(faultsOf);
}

/** Discord's own description of its API (openapi.json of github.com/discord/discord-api-spec): 1 MB, not kept here. */
const DESCRIPTION =
  process.env.DISCORD_OPENAPI ??
  fileURLToPath(new URL('../../../../shared/data/discord-openapi.json', import.meta.url));

/** @returns the check by Discord's own description; undefined where that file is not there. */
export function discordCheck(): ReturnType<typeof openApiCheck> | undefined {
  return existsSync(DESCRIPTION) ? openApiCheck(JSON.parse(readFileSync(DESCRIPTION, 'utf8'))) : undefined;
}
