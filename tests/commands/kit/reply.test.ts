import { describe, expect, test } from 'vitest';
import type { Desk } from '../../../src/answer/desk.ts';
import { showInContext } from '../../../src/commands/kit/context.ts';
import { type Reply, showQuote } from '../../../src/commands/kit/reply.ts';
import { press, run, severalDesk } from '../../support/look-ups.ts';

const WRONG = /is not what the document says there/;

/** The quotes of facts and people, which are then made to say what stands in no document. */
function misquote({ corpus }: Desk) {
  const quotes = corpus.documents.flatMap(({ facts, people }) =>
    [...facts, ...people].flatMap((entry) => entry.quotes),
  );
  for (const quote of quotes) Object.assign(quote, { text: 'a tunnel was dug' });
  return quotes;
}

describe('a quote that is not what the document says there is not shown', () => {
  test.each<[string, (desk: Desk) => Promise<Reply>]>([
    ['/fact', (desk) => run(desk, 'fact', { fact: 'town/bridge' })],
    ['/person', (desk) => run(desk, 'person', { person: 'Ann Town' })],
    ['/timeline', (desk) => run(desk, 'timeline')],
    ['/figures', (desk) => run(desk, 'figures')],
    [
      'other answers',
      (desk) => press(desk, { command: 'ask', args: ['show'] }, { previous: 'Who built the bridge of Town?' }),
    ],
  ])('by %s', async (_, look) => {
    const desk = await severalDesk();
    const { quotes } = await look(desk);
    expect(quotes).not.toEqual([]);
    misquote(desk);
    await expect(look(desk)).rejects.toThrow(WRONG);
  });

  test('by itself or in context', async () => {
    const [quote] = misquote(await severalDesk());
    if (!quote) throw new Error('there is no quote');
    expect(() => showQuote(quote)).toThrow(WRONG);
    expect(() => showInContext(quote.document, [quote])).toThrow(WRONG);
  });
});
