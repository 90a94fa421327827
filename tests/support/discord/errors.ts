import { isJson, type Json } from './json.ts';

/** An answer other than success, in the form Discord gives it. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly extra: Json;

  constructor(status: number, code: number, message: string, extra: Json = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.extra = extra;
  }

  /** The body Discord sends with this status. */
  body(): Json {
    return { message: this.message, code: this.code, ...this.extra };
  }
}

interface FieldError {
  path: string;
  code: string;
  message: string;
}

/** What a check of a request body found: errors Discord refuses, and notes it lets pass but a good bot avoids. */
export class Findings {
  readonly errors: FieldError[] = [];
  readonly notes: string[] = [];

  /** Adds a field Discord would refuse with code 50035. */
  error(path: string, message: string, code = 'BASE_TYPE_BAD_VALUE'): void {
    this.errors.push({ path, code, message });
  }

  /** Adds something that Discord accepts. */
  note(path: string, message: string): void {
    this.notes.push(path === '' ? message : `${path}: ${message}`);
  }

  /** Checks the length of a text in characters; absent is wrong only where `min` is above 0. */
  length(path: string, value: unknown, min: number, max: number): void {
    if (value === undefined || value === null) {
      if (min > 0) this.error(path, 'This field is required', 'BASE_TYPE_REQUIRED');
      return;
    }
    if (typeof value !== 'string') {
      this.error(path, 'Must be a string.', 'BASE_TYPE_STRING');
      return;
    }
    // Discord counts characters, JavaScript UTF-16 units: only the first is refused, the second is worth knowing.
    const characters = [...value].length;
    if (characters > max) this.error(path, `Must be ${max} or fewer in length.`, 'BASE_TYPE_MAX_LENGTH');
    else if (value.length > max) this.note(path, `${value.length} UTF-16 units, though only ${characters} characters`);
    if (value.trim().length < min) this.error(path, `Must be ${min} or more in length.`, 'BASE_TYPE_MIN_LENGTH');
  }

  /** Checks how many entries a list has. */
  count(path: string, entries: readonly unknown[], min: number, max: number): void {
    if (entries.length < min || entries.length > max) {
      this.error(path, `Must be between ${min} and ${max} in length.`, 'BASE_TYPE_BAD_LENGTH');
    }
  }

  /** Notes keys that Discord does not know. */
  keys(path: string, value: Json, known: readonly string[]): void {
    const unknown = Object.keys(value).filter((key) => !known.includes(key));
    if (unknown.length > 0) this.note(path, `unknown keys ${unknown.join(', ')}`);
  }

  /** Records everything found under `where` and throws Discord's 50035 when there is an error. */
  settle(where: string, violations: string[]): void {
    for (const note of this.notes) violations.push(`${where}: ${note}`);
    for (const { path, message } of this.errors) violations.push(`${where}: ${path}: ${message}`);
    if (this.errors.length === 0) return;
    throw new ApiError(400, 50035, 'Invalid Form Body', { errors: nest(this.errors) });
  }
}

function nest(errors: readonly FieldError[]): Json {
  const root: Json = {};
  for (const { path, code, message } of errors) {
    let node = root;
    for (const step of path.split('.').filter((part) => part !== '')) {
      const next = node[step];
      const child: Json = isJson(next) ? next : {};
      node[step] = child;
      node = child;
    }
    const before = Array.isArray(node._errors) ? node._errors : [];
    node._errors = [...before, { code, message }];
  }
  return root;
}
