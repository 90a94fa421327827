/** A JSON object whose values still have to be looked at. */
export type Json = Record<string, unknown>;

/** True for a plain JSON object (not null, not an array). */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an array; anything else is an empty one. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects in an array; anything else is left out. */
export function jsonList(value: unknown): Json[] {
  return list(value).filter(isJson);
}

/** The value as an object; anything else is an empty one. */
export function json(value: unknown): Json {
  return isJson(value) ? value : {};
}

/** The value as text; anything else is ''. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The value as a number; anything else is the fallback. */
export function number(value: unknown, fallback = 0): number {
  return typeof value === 'number' ? value : fallback;
}

/** A copy without the keys whose value is undefined, as JSON would send it. */
export function defined(value: Json): Json {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined));
}
