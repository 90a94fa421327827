import type { Answer, PartAnswer } from './answer.ts';

/** Candidates shown for each part. */
const SHOWN = 5;

/** How a part of a question was understood and decided, as lines of text. */
export function explainPart({ part, facts, sentences, gap, confidence, decision }: PartAnswer): string {
  const terms = part.tokens.map(({ term, surface, type }) =>
    type === 'word' || type === 'han' ? term : `${term}(${surface})`,
  );
  const lines = decision.ranked.slice(0, SHOWN).map(({ evidence, score, belief }) => {
    const { candidate, likeness, association, coverage, kindFits, conflicts } = evidence;
    const numbers = `score ${score.toFixed(2)} belief ${belief.toFixed(2)}: likeness ${likeness.toFixed(2)}, coverage ${coverage.toFixed(2)}, association ${association.toFixed(2)}`;
    const kind = kindFits === undefined ? '' : kindFits ? ', kind fits' : ', other kind';
    const against = conflicts.length > 0 ? `, lacks ${conflicts.map(({ surface }) => surface).join(', ')}` : '';
    return `    ${candidate.type} ${candidate.entry.id}: ${numbers}${kind}${against}`;
  });
  const stated = [
    ...facts.map(({ id }) => `fact ${id}`),
    ...sentences.map(({ document, start, end }) => `sentence ${document.id} ${start}–${end}`),
  ];
  const decided = stated.length > 0 ? stated.join(', ') : `not stated${gap ? ` (gap ${gap.id})` : ''}`;
  return [
    `  asked: ${part.text}`,
    `  terms: ${terms.join(' ') || 'none'}`,
    `  kind: ${part.kinds.join(', ') || 'any'}`,
    ...(lines.length > 0 ? ['  candidates:', ...lines] : []),
    `  decided: ${decided}; confidence ${confidence.toFixed(2)}`,
  ].join('\n');
}

/** How an answer came about: terms, concepts, candidates with their scores, and the decision, part by part. */
export function explain(answer: Answer): string {
  return answer.parts.map(explainPart).join('\n');
}
