import { setTimeout as delay } from 'node:timers/promises';
import { DiscordAPIError } from 'discord.js';
import type { Scheduled } from '../commands/kit/scheduled.ts';
import { messageOf, UserError } from '../errors.ts';
import type { Log } from '../log.ts';
import { type Claim, LATE_MS, shortError } from '../state/occurrences.ts';
import type { Schedule } from '../state/schedules.ts';
import { type State, StateError } from '../state/state.ts';
import { nonceOf, type Poster, refusalOf } from './briefing-post.ts';
import { renderReply } from './render.ts';
import { whenAborted } from './under-way.ts';

export interface RunnerTimings {
  /** How often it looks for what is due. */
  readonly tickMs: number;
  /** How long it waits while the state store does not work. */
  readonly troubleMs: number;
  /** How long a post may take, waiting for rate limits and the HTTP timeout included. */
  readonly postMs: number;
  /** How long no other process tries the same run; more than `postMs`. */
  readonly leaseMs: number;
  /** How many posts are under way at once. */
  readonly atOnce: number;
}

const TIMINGS: RunnerTimings = { tickMs: 1000, troubleMs: 5000, postMs: 45_000, leaseMs: 60_000, atOnce: 10 };
/** The first wait before another try; each is three times the one before, up to the longest. */
const FIRST_RETRY_MS = 5000;
const LONGEST_RETRY_MS = 5 * 60_000;
/** With the waits above, about eight hours. */
const MOST_ATTEMPTS = 100;
const PURGE_MS = 24 * 60 * 60_000;
const TOO_LONG = new Error('it took too long');
const STOPPED = new Error('the bot was stopped');

export interface Runner {
  /**
   * Takes on nothing more, and resolves when the posts under way have ended.
   * @param givingUp aborted when they are to be given up; what is given up is tried again as after any failure.
   */
  readonly stop: (givingUp?: AbortSignal) => Promise<void>;
}

export interface RunnerDependencies {
  readonly state: State;
  readonly poster: Poster;
  /** Makes the message of a run. */
  readonly compose: (schedule: Schedule, dueAt: number) => Promise<Scheduled | undefined>;
  readonly log: Log;
  readonly timings?: Partial<RunnerTimings>;
}

/** Posts what schedules are due, each run once, whichever of several processes comes first. */
class ScheduleRunner implements Runner {
  readonly #with: RunnerDependencies;
  readonly #timings: RunnerTimings;
  readonly #underWay = new Set<Promise<void>>();
  readonly #posts = new Set<AbortController>();
  readonly #stopping = new AbortController();
  #givingUp: AbortSignal | undefined;
  readonly #ended: Promise<void>;
  #resting = new AbortController();
  /** Whether there is work already. */
  #awake = false;
  #purgedAt = Number.NEGATIVE_INFINITY;

  constructor(dependencies: RunnerDependencies) {
    this.#with = dependencies;
    this.#timings = { ...TIMINGS, ...dependencies.timings };
    this.#ended = this.#run();
  }

  async stop(givingUp?: AbortSignal): Promise<void> {
    this.#givingUp = givingUp;
    givingUp?.addEventListener('abort', () => {
      for (const post of this.#posts) post.abort(STOPPED);
    });
    this.#stopping.abort();
    this.#resting.abort();
    await this.#ended;
    await Promise.allSettled(this.#underWay);
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      let pause = this.#timings.tickMs;
      try {
        await this.#tick();
      } catch (error) {
        // The store says once itself what is wrong with it.
        if (!(error instanceof StateError)) this.#with.log.error({ error: messageOf(error) }, 'schedules stand still');
        pause = this.#timings.troubleMs;
      }
      await this.#rest(pause);
    }
  }

  async #tick(): Promise<void> {
    const { occurrences, unanswered } = this.#with.state;
    if (performance.now() - this.#purgedAt > PURGE_MS) {
      await occurrences.purge();
      await unanswered.purge();
      this.#purgedAt = performance.now();
    }
    const { more } = await occurrences.advance();
    const free = this.#timings.atOnce - this.#underWay.size;
    // No more than can be posted at once: a claim that waits uses up its lease.
    if (free <= 0) return;
    const claims = await occurrences.claim(free, this.#timings.leaseMs);
    for (const claim of claims) this.#start(claim);
    if (more) this.#wake();
  }

  #start(claim: Claim): void {
    const work = this.#post(claim).catch((error: unknown) => {
      // What could not be written down is tried again when the lease is over, and then found in the channel.
      if (!(error instanceof StateError)) this.#with.log.error({ error: messageOf(error) }, 'a run went wrong');
    });
    this.#underWay.add(work);
    work.finally(() => {
      this.#underWay.delete(work);
      if (this.#underWay.size === Math.floor(this.#timings.atOnce / 2)) this.#wake();
    });
  }

  #wake(): void {
    this.#awake = true;
    this.#resting.abort();
  }

  /** Waits until the time is over or there is work; answers under way come first even then. */
  async #rest(pauseMs: number): Promise<void> {
    this.#resting = new AbortController();
    const { signal } = this.#resting;
    const pause = this.#awake || this.#stopping.signal.aborted ? 0 : pauseMs;
    this.#awake = false;
    await delay(pause, undefined, { signal }).catch(() => undefined);
  }

  async #post(claim: Claim): Promise<void> {
    const { state, compose, log } = this.#with;
    const { schedule, dueAt, attempts, claimedAt } = claim;
    if (schedule.catchUp === 'skip' && claimedAt - dueAt > LATE_MS) {
      return state.occurrences.drop(claim, 'skipped', 'it was too late');
    }
    let composed: Scheduled | undefined;
    let messageId = '';
    try {
      composed = await compose(schedule, dueAt);
      if (composed) messageId = await this.#send(claim, composed);
    } catch (error) {
      return this.#failed(claim, error);
    }
    // A store that fails here says nothing about the content or the channel: the run is tried again after its lease.
    if (!composed) return state.occurrences.finish(claim);
    await state.occurrences.posted(claim, messageId, composed.isLast);
    log.info({ schedule: schedule.code, channel: schedule.channelId, attempts }, 'briefing posted');
  }

  async #send({ schedule, dueAt, attempts }: Claim, { reply }: Scheduled): Promise<string> {
    const { poster } = this.#with;
    const payload = renderReply(reply);
    return this.#limited(async (signal) => {
      // An earlier try may have got through without our hearing of it, and Discord knows a nonce a few minutes only.
      const earlier = attempts > 1 ? await poster.find(schedule.channelId, reply.stamp, signal) : undefined;
      return earlier ?? poster.post(schedule.channelId, payload, nonceOf(schedule.id, dueAt), signal);
    });
  }

  /** Has work aborted when it takes too long or the stop gives it up. */
  async #limited<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    // Not AbortSignal.any: on Node 20 a timeout that only it refers to is collected and never fires.
    const post = new AbortController();
    const timer = setTimeout(() => post.abort(TOO_LONG), this.#timings.postMs);
    this.#posts.add(post);
    if (this.#givingUp?.aborted) post.abort(STOPPED);
    try {
      // A wait for a rate limit goes on after the abort, though nothing is sent when it is over.
      return await Promise.race([work(post.signal), whenAborted(post.signal)]);
    } finally {
      clearTimeout(timer);
      this.#posts.delete(post);
    }
  }

  async #failed(claim: Claim, error: unknown): Promise<void> {
    const { state, log } = this.#with;
    const { schedule, attempts } = claim;
    const what = { schedule: schedule.code, channel: schedule.channelId, attempts, error: messageOf(error) };
    const isGone = error instanceof UserError && !(error instanceof StateError);
    const reason = isGone ? 'content-gone' : refusalOf(error);
    if (reason) {
      log.warn({ ...what, reason }, 'a schedule is paused: its briefing cannot be posted');
      return state.occurrences.stop(claim, reason, shortError(error));
    }
    const isOurFault = error instanceof DiscordAPIError && error.status === 400;
    if (isOurFault || attempts >= MOST_ATTEMPTS) {
      log.error(what, 'a briefing was not posted');
      return state.occurrences.drop(claim, 'failed', shortError(error));
    }
    log.warn(what, 'a briefing could not be posted yet');
    const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 3 ** Math.min(9, attempts - 1));
    return state.occurrences.retry(claim, wait, shortError(error));
  }
}

/** Starts posting what schedules are due. */
export function startRunner(dependencies: RunnerDependencies): Runner {
  return new ScheduleRunner(dependencies);
}
