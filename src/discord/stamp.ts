import { STAMP_GAP, type Stamp, stampLine } from '../commands/kit/reply.ts';
import { plainLine } from './escape.ts';

/** What Discord tells of an embed, as far as a stamp is in it. */
export interface Stamped {
  readonly footer?: { readonly text: string } | null | undefined;
  readonly timestamp?: string | null | undefined;
}

/** @returns the footer of a post; when it was due stands beside it. */
export function drawStamp(stamp: Stamp): string {
  return plainLine(stampLine(stamp));
}

/** @returns whether an embed is that of the post with this stamp, whatever part of a series it was then. */
export function isStamped({ footer, timestamp }: Stamped, { text, at }: Stamp): boolean {
  const known = plainLine(text);
  const seen = footer?.text ?? '';
  return Date.parse(timestamp ?? '') === at && (seen === known || seen.startsWith(known + STAMP_GAP));
}
