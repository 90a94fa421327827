/**
 * Remembers the last results of a function whose result depends on its arguments alone.
 * @param limit how many results are kept; the one longest not asked for goes first.
 * @param keyOf tells arguments apart.
 */
export function remember<A extends readonly unknown[], R>(
  limit: number,
  keyOf: (...args: A) => string,
  work: (...args: A) => R,
): (...args: A) => R {
  const kept = new Map<string, { readonly result: R }>();
  return (...args) => {
    const key = keyOf(...args);
    const known = kept.get(key) ?? { result: work(...args) };
    // A Map keeps the order in which keys are set: the first is the one longest not asked for.
    kept.delete(key);
    kept.set(key, known);
    const [oldest] = kept.size > limit ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    return known.result;
  };
}
