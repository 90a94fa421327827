import type { Corpus, Fact, Topic } from '../corpus/corpus.ts';
import { UserError } from '../errors.ts';
import { type Locale, localize } from '../text.ts';

export interface BriefingRequest {
  /** Undefined for the only or first document. */
  readonly document?: string | undefined;
  /** Undefined for the whole visit. */
  readonly topic?: string | undefined;
  readonly locale: Locale;
}

export interface Briefing {
  readonly title: string;
  readonly text: string;
  readonly facts: readonly Fact[];
}

function documentOf(corpus: Corpus, id: string | undefined) {
  const document = id === undefined ? corpus.documents[0] : corpus.documents.find((one) => one.id === id);
  if (document) return document;
  throw new UserError({ en: `There is no document ${id}.`, zh: `没有文件 ${id}。` });
}

/** @returns the topics a document can be briefed on, in its order. */
export function briefingTopics(corpus: Corpus, document?: string): readonly Topic[] {
  return documentOf(corpus, document).topics;
}

/** @throws UserError for a document or topic that is not there. */
export function createBriefing(corpus: Corpus, { document: id, topic: topicId, locale }: BriefingRequest): Briefing {
  const document = documentOf(corpus, id);
  const topic = document.topics.find((one) => one.id === topicId);
  if (topicId !== undefined && !topic) {
    throw new UserError({ en: `There is no topic ${topicId}.`, zh: `没有主题 ${topicId}。` });
  }
  const facts = document.facts.filter((fact) => topicId === undefined || fact.topic === topicId).slice(0, 8);
  const lines = facts.map(({ answer }) => localize(answer, locale));
  return { title: localize((topic ?? document).title, locale), text: lines.join('\n'), facts };
}
