import type { Context, Reply } from '../command.ts'
import { translator } from '../i18n/catalog.ts'
import type { Language } from '../i18n/texts.ts'
import type { Theme } from '../render/renderer.ts'
import type { MemberSettings } from '../store/members.ts'

/** What `/me settings` may be given; undefined leaves a setting as it is. */
export interface Wanted {
  readonly language?: Language | 'discord' | undefined
  readonly theme?: Theme | 'server' | undefined
  readonly review?: 'on' | 'off' | undefined
  readonly reminders?: 'on' | 'off' | undefined
  readonly hide_me?: boolean | undefined
}

/** Saves what is given, and tells all of it: in the language chosen just now. */
export async function settingsReply(context: Context, wanted: Wanted): Promise<Reply> {
  const { store, member } = context
  const before = await store.memberSettings(member.id)
  const changes = changesFor(wanted, before, context.now)
  const isChanged = Object.keys(changes).length > 0
  const after = isChanged ? await store.saveMemberSettings(member.id, changes) : before
  const t = translator(after.language ?? context.language)

  return {
    text: [
      t(isChanged ? 'me.saved' : 'me.title'),
      after.language === null
        ? t('me.language.discord')
        : t('me.language', { language: t(`choice.language.${after.language}`) }),
      t('me.theme', { theme: t(`choice.theme.${after.theme ?? 'server'}`) }),
      after.hidden ? t('me.hidden.yes', { name: t('member.hidden') }) : t('me.hidden.no'),
      t(`me.reminders.${after.reminders}`),
      t(after.reviewFrom === null ? 'me.review.off' : 'me.review.on'),
    ].join('\n'),
  }
}

function changesFor(
  { language, theme, review, reminders, hide_me: hidden }: Wanted,
  before: MemberSettings,
  now: number,
): Partial<Omit<MemberSettings, 'id'>> {
  return {
    ...(language !== undefined && { language: language === 'discord' ? null : language }),
    ...(theme !== undefined && { theme: theme === 'server' ? null : theme }),
    ...(hidden !== undefined && { hidden }),
    ...(reminders !== undefined && { reminders }),
    // What was answered while it was off stays out.
    ...(review !== undefined && { reviewFrom: review === 'off' ? null : (before.reviewFrom ?? now) }),
  }
}
