/** Which items have each term and how often, in flat arrays: those of term `t` stand from `starts[t]` to `starts[t + 1]`. */
export interface Postings {
  readonly starts: Uint32Array;
  /** In ascending order for each term. */
  readonly items: Uint32Array;
  readonly frequencies: Uint32Array;
}

/**
 * Inverts lists of term numbers.
 * @param texts the term numbers of each item, in any order, repeated as they stand.
 * @param terms how many different terms there are.
 */
export function createPostings(texts: readonly Uint32Array[], terms: number): Postings {
  const starts = new Uint32Array(terms + 1);
  // The item (from 1) in which a term was last seen, so that it is counted once for each.
  const seen = new Uint32Array(terms);
  texts.forEach((numbers, item) => {
    for (const term of numbers) {
      if (seen[term] === item + 1) continue;
      seen[term] = item + 1;
      starts[term + 1] = (starts[term + 1] ?? 0) + 1;
    }
  });
  for (let term = 0; term < terms; term += 1) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
  const items = new Uint32Array(starts[terms] ?? 0);
  const frequencies = new Uint32Array(items.length);
  // Where the next item of each term goes.
  const ends = starts.slice(0, terms);
  texts.forEach((numbers, item) => {
    for (const term of numbers) {
      const end = ends[term] ?? 0;
      const isKnown = end > (starts[term] ?? 0) && items[end - 1] === item;
      const place = isKnown ? end - 1 : end;
      items[place] = item;
      frequencies[place] = (frequencies[place] ?? 0) + 1;
      if (!isKnown) ends[term] = end + 1;
    }
  });
  return { starts, items, frequencies };
}

/** Calls back for each item that has a term. */
export function eachPosting(
  { starts, items, frequencies }: Postings,
  term: number,
  use: (item: number, frequency: number) => void,
): void {
  const end = starts[term + 1] ?? 0;
  for (let place = starts[term] ?? end; place < end; place += 1) use(items[place] ?? 0, frequencies[place] ?? 0);
}

/** @returns how many items have a term. */
export function itemsWith({ starts }: Postings, term: number): number {
  return (starts[term + 1] ?? 0) - (starts[term] ?? 0);
}

/** @returns how often an item has a term. */
export function frequencyIn({ starts, items, frequencies }: Postings, item: number, term: number): number {
  let low = starts[term] ?? 0;
  let high = starts[term + 1] ?? 0;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((items[middle] ?? 0) < item) low = middle + 1;
    else high = middle;
  }
  return low < (starts[term + 1] ?? 0) && items[low] === item ? (frequencies[low] ?? 0) : 0;
}
