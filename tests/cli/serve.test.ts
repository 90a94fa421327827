import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { run, start } from '../support/program.ts';

/** Makes every connection and every name lookup fail loudly. */
const NO_NETWORK = `--import=data:text/javascript,${encodeURIComponent(
  "import net from 'node:net'; import dns from 'node:dns';" +
    "const refuse = () => { process.stderr.write('tried the network\\n'); process.exit(99); };" +
    'net.Socket.prototype.connect = refuse; dns.lookup = refuse; globalThis.fetch = refuse;',
)}`;
const QUESTION = 'Who led the delegation?';

test.each([[[]], [['serve']]])(
  'without a token and without input, %j shows the banner and ends with 0',
  async (args) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Qinghai's Party and government delegation visits Zhejiang\n/);
    expect(stdout).toMatch(/\n> [^\n]+\?\n\n[^\n]+\n\nThe words this rests on:\n {2}zhejiang-visit#\d+/);
    expect(stdout).toMatch(/Indexed +\d+ passages/);
    expect(stdout).not.toContain('\u001b');
  },
);

test('each piped line is one input, answered in its order; one that fails does not end the rest', async () => {
  const input = `${QUESTION}\n\n/nope\n/search 848 million\n援青资金有多少？`;
  const { code, stdout, stderr } = await run([], { input });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const places = ['The delegation was led by', 'There is no /nope', 'Passages that match', '8.48亿元'].map((words) =>
    stdout.indexOf(words),
  );
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('/quit ends it, though the input stays open', async () => {
  const { child, ended } = start([]);
  child.stdin.write('/quit\n');
  expect(await ended).toMatchObject({ code: 0, stderr: '' });
});

test('a reader that stops early is no fault', async () => {
  const { child, ended } = start([]);
  await once(child.stdout, 'data');
  child.stdout.destroy();
  child.stdin.end(`${QUESTION}\n`.repeat(200));
  expect(await ended).toMatchObject({ code: 0, stderr: '' });
});

test('a batch whose reader stops early ends without a stack trace', async () => {
  const { child, ended } = start(['ask', '--batch']);
  child.stdin.write(`${JSON.stringify({ id: 1, question: QUESTION })}\n`);
  await once(child.stdout, 'data');
  child.stdout.destroy();
  child.stdin.end(`${JSON.stringify({ id: 2, question: QUESTION })}\n`.repeat(2000));
  expect(await ended).toMatchObject({ code: 0, stderr: '' });
});

test('the preload that guards the network does guard it', async () => {
  const env = { NODE_OPTIONS: NO_NETWORK, DISCORD_TOKEN: 'some.token', DISCORD_API_URL: 'http://127.0.0.1:9/api' };
  expect(await run(['serve'], { env })).toMatchObject({ code: 99 });
});

test('with an empty DISCORD_TOKEN nothing tries the network', async () => {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const env = {
    NODE_OPTIONS: NO_NETWORK,
    DISCORD_TOKEN: '',
    DISCORD_API_URL: `http://127.0.0.1:${port}/api`,
  };
  try {
    for (const args of [['serve'], ['ask', QUESTION], ['search', 'aid'], ['check']]) {
      expect(await run(args, { env, input: `${QUESTION}\n` })).toMatchObject({ code: 0, stderr: '' });
    }
  } finally {
    server.close();
  }
  expect(connections).toBe(0);
});
