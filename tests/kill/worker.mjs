// A process that posts what schedules are due, as the bot does, with its clock set wrong; it is killed at any moment.
import process from 'node:process';

const { apiUrl, token, botId, state: config, clockMs, timings } = JSON.parse(process.argv[2] ?? '{}');
const now = Date.now;
Date.now = () => now() + clockMs;

const [{ buildDesk }, { scheduledReply }, { createPoster }, { startRunner }, { createLog }, { createState }] =
  await Promise.all([
    import('../../dist/saved-desk.js'),
    import('../../dist/commands/kit/scheduled.js'),
    import('../../dist/discord/briefing-post.js'),
    import('../../dist/discord/schedule-runner.js'),
    import('../../dist/log.js'),
    import('../../dist/state/state.js'),
  ]);
const desk = await buildDesk(new URL('../../corpus', import.meta.url).pathname);
const log = createLog('silent');
startRunner({
  state: createState(config, log),
  poster: createPoster({ apiUrl, token }, () => botId),
  compose: (schedule, dueAt) => scheduledReply(desk, schedule, dueAt),
  log,
  timings,
});
