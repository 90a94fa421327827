import { resolve } from 'node:path';
import { UserError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Localized } from '../text.ts';
import { type Database, DatabaseError, troubleText } from './database.ts';
import { probe } from './migrations.ts';
import { createOccurrences, type Occurrences } from './occurrences.ts';
import { createSchedules, type Schedules } from './schedules.ts';
import { createUnanswered, type UnansweredLog } from './unanswered.ts';

/** What must survive a restart cannot be read or kept at the moment. */
export class StateError extends UserError {
  constructor(fault: Localized) {
    super({
      en: `That cannot be kept or read now: ${fault.en}. Questions are answered as usual.`,
      zh: `目前无法保存或读取：${fault.zh}。提问不受影响。`,
    });
  }
}

export interface StateConfig {
  readonly stateFile: string;
  /** PostgreSQL instead of the file. */
  readonly databaseUrl: string | undefined;
  readonly keepUnanswered: boolean;
}

/** What must survive a restart. Everything throws StateError, in words for people, while the store does not work. */
export interface State {
  readonly schedules: Schedules;
  readonly occurrences: Occurrences;
  readonly unanswered: UnansweredLog;
  readonly keepsUnanswered: boolean;
  /** The store's own clock, in milliseconds since 1970: the only one that counts, for processes' clocks differ. */
  readonly now: () => Promise<number>;
  /** What is wrong with the store; undefined while it works. */
  readonly fault: () => Localized | undefined;
  /** Writes something that changes nothing. @throws StateError where that fails. */
  readonly probe: () => Promise<void>;
  /** Where things are kept, without a password. */
  readonly place: string;
  /** Closes it for good: what is asked of it afterwards throws StateError. */
  readonly close: () => Promise<void>;
}

const CLOSED: Localized = { en: 'the bot is stopping', zh: '机器人正在停止运行' };

function placeOf({ stateFile, databaseUrl }: StateConfig): string {
  if (databaseUrl === undefined) return resolve(stateFile);
  const { host, pathname } = URL.canParse(databaseUrl) ? new URL(databaseUrl) : { host: '', pathname: '' };
  return `PostgreSQL ${host}${pathname}`;
}

async function openDatabase({ stateFile, databaseUrl }: StateConfig, log: Log): Promise<Database> {
  if (databaseUrl === undefined) {
    const { openSqlite } = await import('./sqlite.ts');
    return openSqlite(stateFile);
  }
  const { openPostgres } = await import('./postgres.ts');
  return openPostgres(databaseUrl, ({ message }) => log.debug({ error: message }, 'a database connection broke'));
}

/** Keeps a database open, opens it anew where that can help, and says once what is wrong and once that it is over. */
class Keeper {
  readonly #place: string;
  readonly #log: Log;
  readonly #open: () => Promise<Database>;
  #opened: Promise<Database> | undefined;
  #fault: DatabaseError | undefined;
  #closed = false;

  constructor(place: string, log: Log, open: () => Promise<Database>) {
    this.#place = place;
    this.#log = log;
    this.#open = open;
  }

  get fault(): Localized | undefined {
    return this.#fault && troubleText(this.#fault, this.#place);
  }

  readonly use = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
    // Whoever still wants something would open the store again, and nobody would close it.
    if (this.#closed) throw new StateError(CLOSED);
    let database: Database | undefined;
    try {
      database = await this.#current();
      // Reading may well work on a full disk: only a write shows that the fault is over.
      if (this.#fault) await this.#tryAgain(database);
      return await work(database);
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      this.#tell(error);
      if (database && error.reopen) await this.#discard(database);
      throw new StateError(troubleText(error, this.#place));
    }
  };

  #current(): Promise<Database> {
    if (this.#opened) return this.#opened;
    const opened = this.#open();
    this.#opened = opened;
    opened.catch(() => {
      if (this.#opened === opened) this.#opened = undefined;
    });
    return opened;
  }

  async #tryAgain(database: Database): Promise<void> {
    try {
      await probe(database);
      if (this.#fault) this.#log.info({ state: this.#place }, 'the state store works again');
      this.#fault = undefined;
    } catch (error) {
      const readable = error instanceof DatabaseError && ['full', 'read-only', 'busy'].includes(error.trouble);
      if (!readable || error.reopen) throw error;
    }
  }

  #tell(error: DatabaseError): void {
    const isNews = this.#fault?.trouble !== error.trouble;
    this.#fault = error;
    if (!isNews) return;
    const what = { state: this.#place, trouble: error.trouble, error: error.message };
    this.#log.error(what, `the state store does not work: ${troubleText(error, this.#place).en}`);
  }

  async #discard(database: Database): Promise<void> {
    if ((await this.#opened?.catch(() => undefined)) === database) this.#opened = undefined;
    await database.close().catch(() => undefined);
  }

  async close(): Promise<void> {
    this.#closed = true;
    const opened = this.#opened;
    this.#opened = undefined;
    await opened?.then((database) => database.close()).catch(() => undefined);
  }
}

/**
 * Makes the state store. Nothing is opened, and no file is made, before something is asked of it.
 * @param open for tests.
 */
export function createState(
  config: StateConfig,
  log: Log,
  open: () => Promise<Database> = () => openDatabase(config, log),
): State {
  const place = placeOf(config);
  const keeper = new Keeper(place, log, open);
  const { use } = keeper;
  const unanswered = createUnanswered(use, config.keepUnanswered);
  return {
    schedules: createSchedules(use),
    occurrences: createOccurrences(use),
    unanswered,
    keepsUnanswered: config.keepUnanswered,
    now: () => use(async ({ query }) => Number((await query('select {now} as now'))[0]?.now)),
    fault: () => keeper.fault,
    probe: () => use(probe),
    place,
    close: async () => {
      await unanswered.flush().catch(() => undefined);
      await keeper.close();
    },
  };
}
