import fc from 'fast-check';

/** What breaks bots: Markdown, mentions, links, invites, several scripts, joined emoji, halves of characters, controls. */
const PIECES = [
  ...['word ', 'somewhat-longer-words ', ' ', '\n', '\n\n', '\t', '—', '…', '1. ', '- ', '# ', '-# ', '> ', '>>> '],
  ...[
    '*',
    '**',
    '_',
    '__',
    '~~',
    '`',
    '```',
    '||',
    '\\',
    '[a](https://evil.example)',
    '<https://a.example>',
    '](',
    '<',
  ],
  ...['@everyone', '@here', '<@1>', '<@!1>', '<@&1>', '<#1>', '<:a:1>', '<a:b:2>', '</ask:1>', '<t:1:R>', '<id:home>'],
  ...['discord.gg/abc', 'https://discord.com/invite/x', 'http://a.example', ':wave:', '10:20:30', 'http:', '//'],
  ...[
    '代表团',
    '海西蒙古族藏族自治州',
    '𠮷',
    '👩‍👩‍👧‍👦',
    '🇨🇳',
    'e\u0301',
    'שלום ',
    'مرحبا ',
    '\u202e',
    '\u2066',
    '\u0000',
    '\u200d',
  ],
  ...[
    '\ud800',
    '\udc00',
    '\u2028',
    '\ufeff',
    'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤',
    '\n\u0007',
    '\u00a0',
    'discord.gift/x',
    'www.a.example',
    'mailto:a@b.c',
  ],
];

/** Texts of up to so many pieces that break bots, and any other characters. */
export const nasty = (maxLength: number) =>
  fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength })
    .map((parts) => parts.join(''));
const long = fc.tuple(nasty(12), fc.nat(400)).map(([text, times]) => text.repeat(times + 1).slice(0, 9000));

/** Such texts, short, and too long for any place in Discord. */
export const anyText = fc.oneof(nasty(40), long);

/** Patterns that do something in Discord wherever they stand. */
export const ALIVE =
  /@everyone|@here|<@[!&]?\d|<#\d|<a?:\w+:\d|<\/\w|<t:\d|<id:|[a-z]:\/\/|\]\(|discord(?:app)?\.[a-z]|(?<!\\):\w+:|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;
