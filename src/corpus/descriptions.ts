import type { FactsFile, LexiconFile } from './schema.ts';
import type { Problem } from './yaml.ts';

/** The file of words and names, of all documents of a folder. */
export const LEXICON = 'lexicon.yaml';

/** Descriptions of names that can never be met: of a name or a concept that is not there, or that describe two. */
export function strayDescriptions({ names, absent_names, concepts }: LexiconFile): Problem[] {
  const known = new Set([...names, ...absent_names].map(({ id }) => `@${id}`));
  for (const { id } of concepts) known.add(`#${id}`);
  const seen = new Set<string>();
  return [['names', names] as const, ['absent_names', absent_names] as const].flatMap(([section, entries]) =>
    entries.flatMap(({ described }, index): Problem[] => {
      if (!described) return [];
      const at = [section, index, 'described'];
      const { of, as } = described;
      if (!known.has(`@${of}`)) {
        return [
          { file: LEXICON, at, message: `describes by the name "${of}", which is not here; give the id of a name` },
        ];
      }
      if (!known.has(`#${as}`)) {
        const message = `describes as the concept "${as}", which is not here; give the id of a concept`;
        return [{ file: LEXICON, at, message }];
      }
      const key = `${of} ${as}`;
      if (seen.has(key)) return [{ file: LEXICON, at, message: `"${as}" of "${of}" describes two; keep it in one` }];
      seen.add(key);
      return [];
    }),
  );
}

/** Names that facts say something goes from or to, and the lexicon does not have. */
export function strayDirections(file: string, { facts }: FactsFile, { names }: LexiconFile): Problem[] {
  const known = new Set(names.map(({ id }) => id));
  return facts.flatMap(({ goes }, index) =>
    [...(goes?.from ?? []), ...(goes?.to ?? [])]
      .filter((id) => !known.has(id))
      .map((id) => {
        const message = `goes from or to the name "${id}", which ${LEXICON} does not have; add it or mend the id`;
        return { file, at: ['facts', index, 'goes'], message };
      }),
  );
}
