import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ApiError } from './errors.ts';
import { type Failures, failureAnswer } from './failures.ts';
import { isJson, type Json } from './json.ts';
import { soon } from './signal.ts';

/** A file of a multipart request. */
export interface UploadedFile {
  /** The form field, `files[0]` and so on. */
  field: string;
  name: string;
  type: string;
  content: Uint8Array;
}

/** One REST request as it came in. */
export interface RecordedRequest {
  method: string;
  /** Without `/api/v10` and without the query. */
  path: string;
  query: URLSearchParams;
  /** The JSON body, or `payload_json` of a multipart one. */
  body: unknown;
  files: UploadedFile[];
  headers: Record<string, string>;
  /** Milliseconds since the epoch. */
  at: number;
  /** The status of the answer; undefined while there is none. */
  status?: number;
}

/** What a route is called with. */
export interface Call extends RecordedRequest {
  params: Record<string, string>;
}

/** What a route answers. */
export interface Reply {
  status: number;
  body?: unknown;
}

/** A route; `:name` in the path is a parameter. */
export interface Route {
  method: string;
  path: string;
  /** False where the token stands in the path, so that no Authorization header is needed. */
  auth: boolean;
  run: (call: Call) => Reply;
}

/** Makes a route that needs the bot's token. */
export function route(method: string, path: string, run: (call: Call) => Reply, auth = true): Route {
  return { method, path, auth, run };
}

/** The JSON object of a call; Discord's 400 when the body is something else. */
export function bodyOf(call: RecordedRequest): Json {
  if (!isJson(call.body)) throw new ApiError(400, 50109, 'The request body contains invalid JSON.');
  return call.body;
}

/** A parameter of the path. */
export function param(call: Call, name: string): string {
  return call.params[name] ?? '';
}

/** What the REST server needs from the rest of the stand-in. */
export interface RestOptions {
  token: string;
  failures: Failures;
  requests: RecordedRequest[];
  routes: Route[];
  headersFor: (request: RecordedRequest) => Record<string, string>;
  answered: () => void;
  unknownRoute: (request: RecordedRequest) => void;
}

/** The REST half of the stand-in. */
export function restServer(options: RestOptions): Server {
  const patterns = options.routes.map((entry) => ({
    entry,
    pattern: new RegExp(`^${entry.path.replace(/:(\w+)/g, '(?<$1>[^/]+)').replaceAll('@', '(?:@|%40)')}$`),
  }));
  const dispatch = (request: RecordedRequest): Reply => {
    for (const { entry, pattern } of patterns) {
      const match = entry.method === request.method ? pattern.exec(request.path) : null;
      if (match === null) continue;
      if (entry.auth && request.headers.authorization !== `Bot ${options.token}`) {
        throw new ApiError(401, 0, '401: Unauthorized');
      }
      const params = Object.fromEntries(Object.entries(match.groups ?? {}).map(([key, value]) => [key, value]));
      return entry.run({ ...request, params });
    }
    options.unknownRoute(request);
    throw new ApiError(404, 0, '404: Not Found');
  };
  return createServer((incoming, response) => {
    // After the answer has left, so that a test never acts before the bot can know its request went through.
    response.on('finish', () => soon(options.answered));
    void handle(incoming, response, options, dispatch).catch((error: unknown) => {
      send(response, 500, { message: `stand-in: ${String(error)}`, code: 0 }, {});
    });
  });
}

async function handle(
  incoming: IncomingMessage,
  response: ServerResponse,
  options: RestOptions,
  dispatch: (request: RecordedRequest) => Reply,
): Promise<void> {
  const raw = await readAll(incoming);
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  const method = incoming.method ?? 'GET';
  const path = url.pathname.startsWith('/api/v10/') ? url.pathname.slice('/api/v10'.length) : `!${url.pathname}`;
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([key, value]) => [key, String(value)]));
  const request: RecordedRequest = {
    method,
    path,
    query: url.searchParams,
    body: undefined,
    files: [],
    headers,
    at: Date.now(),
  };
  options.requests.push(request);
  const failure = options.failures.take(method, path);
  let reply: Reply;
  let extra = options.headersFor(request);
  try {
    await parseBody(request, raw);
    if (failure === 'hang') return;
    if (failure === 'drop') {
      incoming.socket.destroy();
      return;
    }
    if (failure !== undefined) {
      const answer = failureAnswer(failure);
      extra = { ...extra, ...answer.headers };
      throw answer.error;
    }
    reply = dispatch(request);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    reply = { status: error.status, body: error.body() };
  }
  request.status = reply.status;
  send(response, reply.status, reply.body, extra);
}

async function readAll(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts);
}

async function parseBody(request: RecordedRequest, raw: Buffer): Promise<void> {
  if (raw.byteLength === 0) return;
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) {
    request.body = parseJson(raw.toString('utf8'));
    return;
  }
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData();
  for (const [field, value] of form.entries()) {
    if (typeof value === 'string') {
      if (field === 'payload_json') request.body = parseJson(value);
    } else {
      const content = new Uint8Array(await value.arrayBuffer());
      request.files.push({ field, name: value.name, type: value.type, content });
    }
  }
  request.body ??= {};
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    throw new ApiError(400, 50109, 'The request body contains invalid JSON.');
  }
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string>): void {
  if (response.headersSent) return;
  response.writeHead(status, { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
