import { describe, expect, test } from 'vitest';
import { BACKENDS, testState } from '../support/state.ts';

const DAY = 24 * 60 * 60_000;

describe.each(BACKENDS)('on $backend', ({ backend, skip }) => {
  describe.skipIf(skip)('the log of unanswered questions', () => {
    test('counts the same question once however it is typed, with when it was asked first and last', async () => {
      const { state, database } = await testState(backend);
      const { unanswered } = state;
      unanswered.note('Which  HOTEL?', 'en', 'a');
      unanswered.note('which hotel?', 'en', 'a');
      await unanswered.flush();
      await database.query('update unanswered set first_at = first_at - 5, last_at = last_at - 5');
      unanswered.note('住哪家酒店？', 'zh', 'a');
      unanswered.note('Which hotel?', 'en', 'a');
      unanswered.note('  ', 'en', 'a');
      await unanswered.flush();
      const rows = await unanswered.list(10, 0);
      expect(rows).toMatchObject([
        { text: 'which hotel?', language: 'en', count: 3, answered: false },
        { text: '住哪家酒店?', language: 'zh', count: 1, answered: false },
      ]);
      expect(rows[0]?.lastAt).toBeGreaterThan(rows[0]?.firstAt ?? 0);
      expect(await unanswered.count()).toBe(2);
      expect(await unanswered.list(1, 1)).toEqual([rows[1]]);
    });

    test('holds nothing that tells who asked, or in which channel', async () => {
      const { state, database } = await testState(backend);
      state.unanswered.note('which hotel?', 'en', 'a');
      await state.unanswered.flush();
      const [row] = await database.query('select * from unanswered');
      const columns = ['answered', 'corpus', 'count', 'first_at', 'guild_id', 'language', 'last_at', 'text'];
      expect(Object.keys(row ?? {}).sort()).toEqual(columns);
    });

    test('tells the questions of a server from those of others, and counts a question of several once', async () => {
      const { state, database } = await testState(backend);
      const { unanswered } = state;
      for (const guildId of ['1', '1', '2', undefined]) unanswered.note('which hotel?', 'en', 'a', guildId);
      unanswered.note('which car?', 'en', 'a', '2');
      await unanswered.flush();
      await database.query("update unanswered set first_at = 5, last_at = 6 where guild_id = '1'");
      const hotel = { text: 'which hotel?', language: 'en', answered: false };
      expect(await unanswered.list(9, 0, '1')).toEqual([{ ...hotel, count: 2, firstAt: 5, lastAt: 6 }]);
      expect(await unanswered.list(9, 0, '2')).toMatchObject([{ text: 'which car?' }, { ...hotel, count: 1 }]);
      expect(await unanswered.list(9, 0, '3')).toEqual([]);
      expect(await unanswered.list(9, 0)).toMatchObject([{ ...hotel, count: 4, firstAt: 5 }, { text: 'which car?' }]);
      expect([await unanswered.count('1'), await unanswered.count('2'), await unanswered.count()]).toEqual([1, 2, 2]);
      const asked: string[] = [];
      const ask = (question: string) => asked.push(question) > 0;
      expect(await unanswered.askAgain('b', ask)).toBe(2);
      expect(asked).toHaveLength(2);
      expect(await unanswered.list(9, 0, '1')).toMatchObject([{ answered: true }]);
      await unanswered.purge();
      expect(await unanswered.count()).toBe(2);
    });

    test('is asked again of another corpus, once, and shows what that answers', async () => {
      const { state } = await testState(backend);
      const { unanswered } = state;
      for (let index = 0; index < 205; index += 1) unanswered.note(`question ${index}`, 'en', 'old');
      await unanswered.flush();
      const asked: string[] = [];
      const ask = (question: string) => {
        asked.push(question);
        return question === 'question 7';
      };
      expect(await unanswered.askAgain('new', ask)).toBe(1);
      expect(await unanswered.askAgain('new', ask)).toBe(0);
      expect(asked).toHaveLength(205);
      expect(await unanswered.list(10, 204)).toMatchObject([{ text: 'question 7', answered: true }]);
      unanswered.note('question 7', 'en', 'new');
      await unanswered.flush();
      expect(await unanswered.list(1, 0)).toMatchObject([{ text: 'question 7', answered: false, count: 2 }]);
    });

    test('forgets what was last asked more than 90 days ago', async () => {
      const { state, database } = await testState(backend);
      for (const text of ['old', 'new']) state.unanswered.note(text, 'en', 'a');
      await state.unanswered.flush();
      await database.query("update unanswered set last_at = last_at - $1 where text = 'old'", [91 * DAY]);
      await database.query("update unanswered set last_at = last_at - $1 where text = 'new'", [89 * DAY]);
      await state.unanswered.purge();
      expect(await state.unanswered.list(9, 0)).toMatchObject([{ text: 'new' }]);
    });

    test('keeps nothing where that is switched off', async () => {
      const { state } = await testState(backend, { keepUnanswered: false });
      state.unanswered.note('which hotel?', 'en', 'a');
      await state.unanswered.flush();
      expect(await state.unanswered.count()).toBe(0);
    });
  });
});
