import { type Command, defineCommand, PRIVATE_OPTION, stringOption } from '../../src/commands/kit/command.ts';
import { reply } from '../../src/commands/kit/reply.ts';
import { UserError } from '../../src/errors.ts';

const named = (en: string) => ({ en, 'zh-CN': `${en}甲`, 'zh-TW': `${en}乙` });
const described = (en: string) => ({ en, zh: '说明' });

/** Fails in the way its option says. */
export const failing: Command = defineCommand({
  name: named('failing'),
  description: described('Fails'),
  options: [{ name: named('how'), description: described('How'), type: 'string', required: true, autocomplete: true }],
  run(options) {
    if (stringOption(options, 'how') === 'user') throw new UserError({ en: 'You *must* not.', zh: '不可以。' });
    throw new TypeError('secret detail of the inside');
  },
  complete() {
    throw new TypeError('secret detail of the inside');
  },
});

/** Has every kind of option, suggestions, subcommands apart. */
export const everything: Command = defineCommand({
  name: named('everything'),
  description: described('Every kind of option'),
  options: [
    PRIVATE_OPTION,
    { name: named('word'), description: described('A word'), type: 'string', required: true, autocomplete: true },
    { name: named('count'), description: described('A number'), type: 'integer', minimum: 0, maximum: 9 },
    { name: named('where'), description: described('A channel'), type: 'channel' },
    {
      name: named('side'),
      description: described('A side'),
      type: 'string',
      choices: [{ label: { en: 'Guests', zh: '来宾' }, value: 'guests' }],
    },
  ],
  run: (options) => {
    const files = [{ name: 'map.png', data: new Uint8Array([1, 2]), description: 'A map of Haixi' }];
    return reply({ locale: 'en', title: 'Options', text: JSON.stringify(options), files });
  },
  complete: (option, typed) =>
    Array.from({ length: 40 }, (_, index) => ({ label: `${option} ${typed} ${'x'.repeat(120)}`, value: `v${index}` })),
});

/** Divides into subcommands and is for those who manage the server. */
export const divided: Command = defineCommand({
  name: named('divided'),
  description: described('Divides'),
  options: [],
  permission: 'manage-guild',
  subcommands: [
    {
      name: named('add'),
      description: described('Adds'),
      options: [{ name: named('what'), description: described('What'), type: 'string', required: true }],
      run: (options) => reply({ locale: 'en', title: 'Added', text: `added ${stringOption(options, 'what')}` }),
    },
    {
      name: named('list'),
      description: described('Lists'),
      options: [],
      run: () => reply({ locale: 'en', title: 'List', text: 'nothing yet' }),
    },
  ],
  run: () => reply({ locale: 'en', title: 'Divided', text: 'say which' }),
});

/** Answers with buttons: one that shares, one that answers privately, one that tells what was asked before. */
export const pressing: Command = defineCommand({
  name: named('pressing'),
  description: described('Has buttons'),
  options: [PRIVATE_OPTION],
  run: (options) =>
    reply({
      locale: 'en',
      title: 'Buttons',
      text: 'press one',
      question: 'Who led the delegation?',
      buttons: [
        { label: 'Share', command: 'pressing', args: ['share', '代表团: 100%'] },
        { label: 'More', command: 'pressing', args: ['more'] },
        { label: 'Gone', command: 'vanished', args: [] },
        { label: 'Broken', command: 'pressing', args: ['broken'] },
      ],
      private: options.private === true,
    }),
  press([what, detail], { previous, locale }) {
    if (what === 'broken') throw new TypeError('secret detail of the inside');
    const text = `${what} ${detail ?? ''} ${previous ?? ''} ${locale ?? ''}`;
    return reply({ locale: 'en', title: 'Pressed', text, private: what !== 'share' });
  },
});

/** Tells what was asked before, as a command that answers messages gets it. */
export const EXTRA: readonly Command[] = [failing, everything, divided, pressing];
