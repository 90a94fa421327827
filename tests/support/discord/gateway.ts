import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { shardOf } from './ids.ts';
import { isJson, type Json, list, number, text } from './json.ts';
import type { World } from './world.ts';

/** Intent bits the stand-in looks at. */
export const INTENT = { guilds: 1, guildMessages: 1 << 9, directMessages: 1 << 12 } as const;

const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);
const KNOWN_INTENTS = 53_608_447;
const EVENTS_PER_MINUTE = 120;

/** One IDENTIFY as it came in. */
export interface Identify {
  token: string;
  intents: number;
  shard: [number, number];
  presence: unknown;
  at: number;
}

interface Session {
  id: string;
  shard: [number, number];
  intents: number;
  sequence: number;
  log: Json[];
  socket: WebSocket | null;
}

/** Settings of the gateway. */
export interface GatewayOptions {
  token: string;
  url: () => string;
  world: World;
  heartbeatMs: number;
  privilegedIntents: number;
  changed: () => void;
}

/** The gateway half of the stand-in: sessions, shards, events with sequence numbers. */
export class Gateway {
  readonly identifies: Identify[] = [];
  readonly resumes: { sessionId: string; sequence: number; replayed: number; at: number }[] = [];
  readonly closes: { code: number; at: number }[] = [];
  readonly #sessions = new Map<string, Session>();
  readonly #options: GatewayOptions;
  #server: WebSocketServer | null = null;

  constructor(options: GatewayOptions) {
    this.#options = options;
  }

  /** Takes the WebSocket connections of an HTTP server under `/gateway`. */
  attach(server: Server): void {
    this.#server = new WebSocketServer({ server, path: '/gateway' });
    this.#server.on('connection', (socket) => this.#connected(socket));
  }

  /** The intents of the bot's newest session, 0 before it has one. */
  get intents(): number {
    return [...this.#sessions.values()].at(-1)?.intents ?? 0;
  }

  /** The shards that have a session at present, whether or not it is connected. */
  get shards(): number[] {
    return [...this.#sessions.values()].map(({ shard }) => shard[0]);
  }

  /** Whether every shard of the bot has a connected session. */
  get complete(): boolean {
    const sessions = [...this.#sessions.values()].filter(({ socket }) => socket !== null);
    const total = sessions[0]?.shard[1] ?? 1;
    return new Set(sessions.map(({ shard }) => shard[0])).size >= total;
  }

  /** Sends an event to the shard of a guild (null: shard 0) and tells whether a session with the intent was there. */
  dispatch(event: string, data: unknown, guildId: string | null, intent = 0): boolean {
    const fits = ({ shard: [id, total], intents }: Session): boolean =>
      shardOf(guildId, total) === id && (intent === 0 || (intents & intent) !== 0);
    const sessions = [...this.#sessions.values()].filter(fits);
    for (const session of sessions) this.#send(session, event, data);
    return sessions.length > 0;
  }

  /** Closes a shard's connection with a code; without a code it breaks off, as a network fault does. */
  disconnect(shard: number, code?: number): void {
    for (const session of this.#sessions.values()) {
      if (session.shard[0] !== shard || session.socket === null) continue;
      if (code === undefined) session.socket.terminate();
      else session.socket.close(code);
      session.socket = null;
    }
  }

  /** Asks a shard to reconnect and resume (opcode 7). */
  askToReconnect(shard: number): void {
    for (const session of this.#sessions.values()) {
      if (session.shard[0] === shard) session.socket?.send(JSON.stringify({ op: 7, d: null, s: null, t: null }));
    }
  }

  /** Forgets all sessions, so that the next RESUME is answered with INVALID_SESSION. */
  forget(): void {
    this.#sessions.clear();
  }

  /** Ends every connection. */
  close(): void {
    for (const socket of this.#server?.clients ?? []) socket.terminate();
    this.#server?.close();
  }

  #connected(socket: WebSocket): void {
    let session: Session | undefined;
    const seen: number[] = [];
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: this.#options.heartbeatMs }, s: null, t: null }));
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => {
      this.closes.push({ code, at: Date.now() });
      if (session?.socket !== socket) return;
      session.socket = null;
      if (code === 1000 || code === 1001) this.#sessions.delete(session.id);
    });
    socket.on('message', (raw) => {
      const frame = parse(String(raw));
      const now = Date.now();
      seen.push(now);
      if (frame === null) socket.close(4002);
      else if (seen.filter((at) => now - at < 60_000).length > EVENTS_PER_MINUTE) socket.close(4008);
      else if (String(raw).length > 4096) socket.close(4002);
      else if (frame.op === 1) socket.send(JSON.stringify({ op: 11, d: null, s: null, t: null }));
      else if ((frame.op === 2 || frame.op === 6) && session !== undefined) socket.close(4005);
      else if (frame.op === 2) session = this.#identify(socket, isJson(frame.d) ? frame.d : {});
      else if (frame.op === 6) session = this.#resume(socket, isJson(frame.d) ? frame.d : {});
      else if (session === undefined) socket.close(4003);
      else if (![3, 4, 8, 31].includes(Number(frame.op))) socket.close(4001);
    });
  }

  #identify(socket: WebSocket, data: Json): Session | undefined {
    const [id = 0, total = 1] = list(data.shard).map(Number);
    const intents = number(data.intents, -1);
    const token = text(data.token);
    this.identifies.push({ token, intents, shard: [id, total], presence: data.presence, at: Date.now() });
    const code = this.#refusal(token, intents, id, total);
    if (code !== undefined) {
      socket.close(code);
      this.#options.changed();
      return undefined;
    }
    for (const old of this.#sessions.values()) if (old.shard[0] === id) this.#sessions.delete(old.id);
    const session: Session = { id: randomUUID(), shard: [id, total], intents, sequence: 0, log: [], socket };
    this.#sessions.set(session.id, session);
    this.#welcome(session);
    this.#options.changed();
    return session;
  }

  #refusal(token: string, intents: number, id: number, total: number): number | undefined {
    if (token !== this.#options.token) return 4004;
    if (!(total >= 1 && id >= 0 && id < total)) return 4010;
    if (intents < 0 || (intents & ~KNOWN_INTENTS) !== 0) return 4013;
    return (intents & PRIVILEGED & ~this.#options.privilegedIntents) === 0 ? undefined : 4014;
  }

  #welcome(session: Session): void {
    const { world, url } = this.#options;
    const [id, total] = session.shard;
    const guilds = [...world.guilds.keys()].filter((guildId) => shardOf(guildId, total) === id);
    this.#send(session, 'READY', {
      v: 10,
      user: { ...world.bot, verified: true, mfa_enabled: false, email: null },
      guilds: guilds.map((guildId) => ({ id: guildId, unavailable: true })),
      session_id: session.id,
      session_type: 'normal',
      resume_gateway_url: url(),
      shard: session.shard,
      application: { id: world.botId, flags: 0 },
      ...{ private_channels: [], relationships: [], presences: [], geo_ordered_rtc_regions: [], user_settings: {} },
    });
    if ((session.intents & INTENT.guilds) === 0) return;
    for (const guildId of guilds) this.#send(session, 'GUILD_CREATE', world.guildCreate(guildId));
  }

  #resume(socket: WebSocket, data: Json): Session | undefined {
    const session = this.#sessions.get(text(data.session_id));
    if (text(data.token) !== this.#options.token) {
      socket.close(4004);
      return undefined;
    }
    if (session === undefined) {
      socket.send(JSON.stringify({ op: 9, d: false, s: null, t: null }));
      return undefined;
    }
    const sequence = number(data.seq);
    const missed = session.log.filter((frame) => number(frame.s) > sequence);
    this.resumes.push({ sessionId: session.id, sequence, replayed: missed.length, at: Date.now() });
    session.socket = socket;
    for (const frame of missed) socket.send(JSON.stringify(frame));
    this.#send(session, 'RESUMED', {});
    this.#options.changed();
    return session;
  }

  #send(session: Session, event: string, data: unknown): void {
    session.sequence += 1;
    const frame: Json = { op: 0, t: event, s: session.sequence, d: structuredClone(data) };
    session.log.push(frame);
    session.socket?.send(JSON.stringify(frame));
  }
}

function parse(raw: string): Json | null {
  try {
    const frame: unknown = JSON.parse(raw);
    return isJson(frame) ? frame : null;
  } catch {
    return null;
  }
}
