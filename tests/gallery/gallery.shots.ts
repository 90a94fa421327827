import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { startBot } from '../support/bot.ts';
import { drawPage } from './page.ts';
import { smallPng } from './small-png.ts';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'];
/** Bytes: what README loads should be light. */
const MOST_BYTES = 200_000;
/** The replies README shows. */
const SHOTS = [
  {
    file: 'answer.png',
    name: 'ask',
    options: { question: 'How much money did Zhejiang give, and for how many projects?' },
  },
  { file: 'briefing.png', name: 'briefing', options: {} },
  { file: 'not-stated.png', name: 'ask', options: { question: 'What is the name of the governor of Qinghai?' } },
] as const;

function findBrowser(): string {
  const found = [process.env.CHROMIUM ?? '', ...BROWSERS].find((path) => path !== '' && existsSync(path));
  if (!found)
    throw new Error('there is no Chromium; install it (Debian: apt-get install chromium) or name it in CHROMIUM');
  return found;
}

/** The web components in one script, from the packages installed. */
async function componentScript(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: createRequire(import.meta.url).resolve('@skyra/discord-components-core'), formats: ['es'] },
    },
  });
  const [{ output: chunks } = { output: [] }] = [output].flat().flatMap((one) => ('output' in one ? [one] : []));
  return chunks.flatMap((chunk) => (chunk.type === 'chunk' ? [chunk.code] : [])).join('\n');
}

/**
 * A package's fonts with their files in the style sheet, as the page is loaded from nowhere; under the name of Discord's
 * own font, which the components ask for first, so that no font of the machine is used.
 */
async function fontStyle(name: string): Promise<string> {
  const path = createRequire(import.meta.url).resolve(`@fontsource-variable/${name}/index.css`);
  const css = (await readFile(path, 'utf8')).replace(/font-family: '[^']+'/g, "font-family: 'gg sans'");
  const parts = css.split(/(url\([^)]+\))/);
  const embedded = parts.map(async (part) => {
    const file = /^url\((.+)\)$/.exec(part)?.[1];
    if (file === undefined) return part;
    return `url(data:font/woff2;base64,${(await readFile(join(dirname(path), file))).toString('base64')})`;
  });
  return (await Promise.all(embedded)).join('');
}

test('the replies of the README are drawn from what the bot sends', async () => {
  const { discord } = await startBot();
  await discord.connected();
  await discord.until(() => discord.commands().find(({ name }) => name === 'briefing'), 'nothing was published');
  const [script, ...fonts] = await Promise.all([componentScript(), fontStyle('noto-sans-sc'), fontStyle('noto-sans')]);
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ARGUMENTS });
  try {
    for (const { file, name, options } of SHOTS) {
      const { message } = await discord.command({ name, options });
      if (!message) throw new Error(`/${name} was not answered with a message`);
      const page = await browser.newPage({ viewport: { width: 784, height: 600 }, deviceScaleFactor: 2 });
      const wanted: string[] = [];
      await page.route(/^(?!data:)/, (route) => {
        wanted.push(route.request().url());
        return route.abort();
      });
      const asked = [`/${name}`, ...Object.entries(options).map(([key, value]) => `${key}: ${value}`)].join(' ');
      await page.setContent(drawPage(message, asked, script, fonts.join('')), { waitUntil: 'load' });
      await page.evaluate('document.fonts.ready');
      const picture = await smallPng(await page.locator('discord-messages').screenshot());
      await writeFile(join(FOLDER, file), picture);
      expect(wanted).toEqual([]);
      expect(picture.length).toBeGreaterThan(10_000);
      expect(picture.length).toBeLessThan(MOST_BYTES);
      await page.close();
    }
  } finally {
    await browser.close();
  }
}, 120_000);
