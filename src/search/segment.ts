let segmenter: Intl.Segmenter | undefined;

/** @returns the Chinese words of a run of characters, as the segmenter of the platform (ICU's dictionary) finds them. */
export function segment(run: string): string[] {
  // It takes as long to make as an answer, so it is made for the first Chinese text.
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return [...segmenter.segment(run)].map((word) => word.segment);
}
