import { bm25, inverseDocumentFrequency } from './bm25.ts';

/** One field of many: its weight in the sum of fields, and the terms of each item. */
export interface IndexedField<T> {
  readonly boost: number;
  readonly terms: (item: T) => readonly string[];
}

export interface InvertedIndex<T> {
  /**
   * @param terms analysed terms of a query; all that match count (OR).
   * @returns for each item that has at least one of them its BM25+ score, summed over terms and fields, and how many
   * of the terms it has.
   */
  readonly score: (terms: readonly string[]) => Map<T, { score: number; matched: number }>;
}

interface FieldIndex<T> {
  readonly boost: number;
  readonly postings: ReadonlyMap<string, ReadonlyMap<T, number>>;
  readonly lengths: ReadonlyMap<T, number>;
  readonly averageLength: number;
}

function indexField<T>(items: readonly T[], { boost, terms }: IndexedField<T>): FieldIndex<T> {
  const postings = new Map<string, Map<T, number>>();
  const lengths = new Map<T, number>();
  for (const item of items) {
    const distinct = new Set<string>();
    for (const term of terms(item)) {
      distinct.add(term);
      const posting = postings.get(term);
      if (posting) posting.set(item, (posting.get(item) ?? 0) + 1);
      else postings.set(term, new Map([[item, 1]]));
    }
    // As MiniSearch counts it: the number of different terms.
    lengths.set(item, distinct.size);
  }
  const total = [...lengths.values()].reduce((sum, length) => sum + length, 0);
  return { boost, postings, lengths, averageLength: total / Math.max(1, items.length) };
}

/**
 * Indexes items for BM25+ where the index is built for each process and holds long lists of asks: MiniSearch's radix
 * tree, which its fuzzy and prefix search need, takes five times as long to fill, and neither is used here.
 */
export function createInvertedIndex<T>(items: readonly T[], fields: readonly IndexedField<T>[]): InvertedIndex<T> {
  const indexes = fields.map((field) => indexField(items, field));
  return {
    score(terms) {
      const found = new Map<T, { score: number; matched: number }>();
      for (const term of new Set(terms)) {
        const matched = new Set<T>();
        for (const { boost, postings, lengths, averageLength } of indexes) {
          const posting = postings.get(term);
          if (!posting) continue;
          const idf = inverseDocumentFrequency(posting.size, items.length);
          for (const [item, frequency] of posting) {
            const score = boost * bm25(idf, frequency, (lengths.get(item) ?? 0) / averageLength);
            const sum = found.get(item) ?? { score: 0, matched: 0 };
            sum.score += score;
            if (!matched.has(item)) sum.matched += 1;
            matched.add(item);
            found.set(item, sum);
          }
        }
      }
      return found;
    },
  };
}
