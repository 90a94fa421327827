import { localize } from '../text.ts';
import { add } from './kit/briefings/add.ts';
import { list, listSchedules } from './kit/briefings/list.ts';
import { MANAGE } from './kit/briefings/manage.ts';
import { defineCommand, replyLocale } from './kit/command.ts';
import { reply } from './kit/reply.ts';

const SUBCOMMANDS = [add, list, ...MANAGE];

export default defineCommand({
  name: { en: 'briefings', 'zh-CN': '定时简报', 'zh-TW': '定時簡報' },
  description: { en: 'Briefings posted to channels on time', zh: '按时向频道发布简报' },
  options: [],
  permission: 'manage-guild',
  subcommands: SUBCOMMANDS,
  // The bare name, where people can type that: what there is to choose from.
  run(_options, context) {
    const locale = replyLocale(context);
    return reply({
      locale,
      title: localize({ en: 'Briefings on time', zh: '定时简报' }, locale),
      text: localize({ en: 'Say what is to be done:', zh: '请选择要做什么：' }, locale),
      fields: SUBCOMMANDS.map(({ name, description }) => {
        return { name: `/briefings ${name.en}`, value: localize(description, locale) };
      }),
      private: true,
    });
  },
  press: ([what, page], context) => listSchedules(context, what === 'list' ? Math.max(1, Number(page) || 1) : 1),
});
