import { ApiError } from './errors.ts';

/** How requests are made to fail. */
export type Failure =
  | 'missing-permissions'
  | 'missing-access'
  | 'unknown-channel'
  | 'server-error'
  | 'hang'
  | 'drop'
  | { rateLimited: number; global?: boolean }
  | { status: number; code: number; message: string };

/** Which requests fail: by channel, by method, by path (matched without `/api/v10`); `times` ends it by itself. */
export interface FailureRule {
  channelId?: string;
  method?: string;
  path?: RegExp;
  times?: number;
}

/** Requests that are set to fail. */
export class Failures {
  readonly #rules = new Set<{ rule: FailureRule; failure: Failure; left: number }>();

  /** Adds a rule; the function it returns takes it away. */
  add(rule: FailureRule, failure: Failure): () => void {
    const entry = { rule, failure, left: rule.times ?? Number.POSITIVE_INFINITY };
    this.#rules.add(entry);
    return () => {
      this.#rules.delete(entry);
    };
  }

  /** The failure for this request, if any. */
  take(method: string, path: string): Failure | undefined {
    for (const entry of this.#rules) {
      const { rule } = entry;
      const channel = rule.channelId === undefined || path.split('/').includes(rule.channelId);
      const fits = (rule.method ?? method) === method && (rule.path?.test(path) ?? true);
      if (!channel || !fits || entry.left <= 0) continue;
      entry.left -= 1;
      return entry.failure;
    }
    return undefined;
  }
}

/** The answer of a failure that is answered at all. */
export function failureAnswer(failure: Exclude<Failure, 'hang' | 'drop'>): {
  error: ApiError;
  headers: Record<string, string>;
} {
  if (typeof failure === 'object' && 'rateLimited' in failure) {
    const global = failure.global === true;
    const extra = { retry_after: failure.rateLimited, global };
    const scope = global ? 'global' : 'user';
    const headers = { 'retry-after': String(failure.rateLimited), 'x-ratelimit-scope': scope };
    return {
      error: new ApiError(429, 0, 'You are being rate limited.', extra),
      headers: global ? { ...headers, 'x-ratelimit-global': 'true' } : headers,
    };
  }
  if (typeof failure === 'object') {
    return { error: new ApiError(failure.status, failure.code, failure.message), headers: {} };
  }
  const named = {
    'missing-permissions': [403, 50013, 'Missing Permissions'],
    'missing-access': [403, 50001, 'Missing Access'],
    'unknown-channel': [404, 10003, 'Unknown Channel'],
    'server-error': [500, 0, '500: Internal Server Error'],
  } as const;
  const [status, code, message] = named[failure];
  return { error: new ApiError(status, code, message), headers: {} };
}
