import { UserError } from '../../errors.ts';
import { type Locale, type Localized, localize } from '../../text.ts';
import type { Button } from './reply.ts';

/** What a button of an earlier version, or of nobody's making, is answered with. */
export const STALE_BUTTON: Localized = {
  en: 'This button is from an earlier version and does nothing any more. Please ask again.',
  zh: '这个按钮属于以前的版本，已经失效。请重新提问。',
};
/** What a button is answered with whose document no longer has what it points to. */
export const CHANGED: Localized = {
  en: 'The documents have changed since this was shown. Please ask again.',
  zh: '此后文件有过改动。请重新提问。',
};

const SHARE = { en: 'Share in channel', zh: '分享到频道' };

/** A button that shows something to who presses it. */
export function showButton(label: string, command: string, args: readonly string[], typed?: string): Button {
  return { label, command, args: ['show', ...args], ...(typed === undefined ? {} : { typed }) };
}

/** A button that shows another page of what its message shows: in its place, where only who presses sees that. */
export function turnButton(label: string, command: string, args: readonly string[], typed: string): Button {
  return { label, command, args: ['turn', ...args], typed };
}

/** The button that makes a private reply public; none on a reply that is public already. */
export function shareButtons(isPrivate: boolean, locale: Locale, command: string, args: readonly string[]): Button[] {
  return isPrivate ? [{ label: localize(SHARE, locale), command, args: ['share', ...args] }] : [];
}

/** What a press asks for: for whom, whether in the place of its message, and of what. */
export interface ReadPress {
  readonly isPrivate: boolean;
  readonly replaces: boolean;
  readonly rest: readonly string[];
}

/**
 * Reads what a button of {@link showButton}, {@link turnButton} or {@link shareButtons} asks for.
 * @throws UserError for anything else: old buttons live as long as their messages.
 */
export function readPress([mode, ...rest]: readonly string[]): ReadPress {
  if (mode !== 'show' && mode !== 'turn' && mode !== 'share') throw new UserError(STALE_BUTTON);
  return { isPrivate: mode !== 'share', replaces: mode === 'turn', rest };
}
