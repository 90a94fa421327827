import { expect, test } from 'vitest';
import { scheduledReply } from '../../src/commands/kit/scheduled.ts';
import { renderReply } from '../../src/discord/render.ts';
import { bundledDesk } from '../support/bot.ts';
import { HOME } from '../support/discord/index.ts';
import { HOUR, posterFor, runnerFor, scene, VISIT } from '../support/runner.ts';

test('what may pass is tried again later, and still posted once', async () => {
  const { discord, state, database, now, seen, occurrence } = await scene();
  const end = discord.fail(HOME.briefings, 'server-error');
  await state.schedules.add(VISIT, now);
  await runnerFor(state, discord);
  await seen("select * from occurrence where error like '%500%' or error like '%Internal%'");
  const waiting = await occurrence();
  expect(Number(waiting?.lease_until) - (await state.now())).toBeGreaterThan(1000);
  end();
  await database.query('update occurrence set lease_until = 0');
  await seen("select * from occurrence where state = 'posted'");
  expect(discord.messages(HOME.briefings)).toHaveLength(1);
  expect(await occurrence()).toMatchObject({ attempts: 2, error: null });
});

test('what an earlier try has posted is found in the channel, long after Discord has forgotten its nonce', async () => {
  const { discord, state, database, now, seen, posts, occurrence } = await scene({ timings: { nonceMs: 0 } });
  const due = now - HOUR / 2;
  discord.message({ content: 'good morning', channelId: HOME.briefings, author: '1000000000000000002' });
  const schedule = await state.schedules.add(VISIT, due);
  await state.occurrences.advance();
  // The process before this one posted, and was killed before it could write that down.
  const [claim] = await state.occurrences.claim(1, 0);
  const first = await scheduledReply(await bundledDesk(), schedule, due);
  const payload = first && renderReply(first.reply);
  if (!claim || !payload) throw new Error('there is nothing to post');
  const id = await posterFor(discord).post(HOME.briefings, payload, 'x', AbortSignal.timeout(9000));
  for (let index = 0; index < 120; index += 1) {
    discord.message({ content: `chat ${index}`, channelId: HOME.briefings, author: '1000000000000000002' });
  }
  await runnerFor(state, discord);
  await seen("select * from occurrence where state = 'posted'");
  expect(await occurrence()).toMatchObject({ message_id: id, attempts: 2 });
  expect(posts()).toHaveLength(1);
  // A later run of the same schedule is another message.
  await database.query('update schedule set next_at = $1', [now]);
  await seen(`select * from occurrence where state = 'posted' and due_at >= ${now}`);
  expect(posts()).toHaveLength(2);
});

test('what an earlier try has posted is found although the series has another number of topics since', async () => {
  const { discord, state, now, seen, posts, occurrence } = await scene({ timings: { nonceMs: 0 } });
  const schedule = await state.schedules.add({ ...VISIT, content: 'series' }, now - HOUR / 2);
  await state.occurrences.advance();
  await state.occurrences.claim(1, 0);
  const first = await scheduledReply(await bundledDesk(), schedule, now - HOUR / 2);
  if (!first) throw new Error('there is nothing to post');
  const before = { ...first.reply, stamp: { ...first.reply.stamp, part: '1 of 99' } };
  const poster = posterFor(discord);
  const id = await poster.post(HOME.briefings, renderReply(before), 'x', AbortSignal.timeout(9000));
  await runnerFor(state, discord);
  await seen("select * from occurrence where state = 'posted'");
  expect(await occurrence()).toMatchObject({ message_id: id, attempts: 2 });
  expect(posts()).toHaveLength(1);
});

test('a run of hours ago that waits for another try is not posted beside the next one', async () => {
  const { discord, state, database, now, seen, posts, occurrence } = await scene();
  const { id, code } = await state.schedules.add(VISIT, now);
  await database.query(
    `insert into occurrence (schedule_id, due_at, state, lease_until, attempts) values ($1, $2, 'due', 0, 8)`,
    [id, now - 3 * HOUR],
  );
  const [claim] = await state.occurrences.claim(1, 60_000);
  if (!claim) throw new Error('there is nothing to post');
  await state.occurrences.retry(claim, HOUR, 'Discord is down');
  await runnerFor(state, discord);
  await seen("select * from occurrence where state = 'posted'");
  expect(await occurrence(`where due_at < ${now}`)).toMatchObject({ state: 'skipped' });
  expect(posts()).toHaveLength(1);
  const [embed] = discord.messages(HOME.briefings)[0]?.embeds ?? [];
  expect([embed?.footer?.text, Date.parse(embed?.timestamp ?? '')]).toEqual([`Briefing ${code}`, now]);
});

test('a post that hangs is given up before its lease ends, and tried again', async () => {
  const { discord, state, now, seen, database } = await scene();
  const end = discord.fail(HOME.briefings, 'hang');
  await state.schedules.add(VISIT, now);
  await runnerFor(state, discord, { postMs: 200, leaseMs: 5000 });
  await seen('select * from occurrence where error is not null');
  end();
  await database.query('update occurrence set lease_until = 0');
  await seen("select * from occurrence where state = 'posted'");
  expect(discord.messages(HOME.briefings)).toHaveLength(1);
});
