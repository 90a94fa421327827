import type { Locale } from '../../text.ts';
import type { Field, Mark } from './reply.ts';

/**
 * @param at milliseconds since 1970.
 * @returns the instant on the clocks of a time zone, which it names: for places that cannot show readers their own.
 */
export function instantText(at: number, timeZone: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    ...({ weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' } as const),
    ...({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const),
    timeZone,
  });
  return `${format.format(at)} (${timeZone})`;
}

function markText(mark: Mark, locale: Locale): string {
  if (mark.type === 'link') return mark.url;
  return mark.type === 'channel' ? `#${mark.id}` : instantText(mark.at, mark.timeZone, locale);
}

/** @returns a field's value and marks as lines of plain text. */
export function fieldLines({ value, marks = [] }: Field, locale: Locale): string[] {
  return [...value.split('\n'), ...marks.map((mark) => markText(mark, locale))].filter((line) => line !== '');
}
