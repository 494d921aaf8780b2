import type { Context, Reply } from '../command.ts'
import { UserError } from '../errors.ts'
import { formatCustomId } from '../message.ts'

/** For how long the button deletes. */
export const confirmMs = 5 * 60_000

/** `/me forget`: says what goes and what stays, and asks once more. */
export async function askToForget({ t, now }: Context): Promise<Reply> {
  const until = now + confirmMs
  const seconds = Math.floor(until / 1000)

  return {
    text: [
      t('me.forget.title'),
      t('me.forget.goes'),
      t('me.forget.stays'),
      t('me.forget.messages'),
      t('me.forget.until', { at: seconds }),
    ].join('\n'),
    rows: [
      [
        {
          customId: formatCustomId('forget', 1, until.toString(36)),
          label: t('me.forget.button'),
          style: 'danger',
        },
      ],
    ],
  }
}

/**
 * Forgets whoever presses. Noted first: should this process die on the way, another one goes on.
 *
 * @throws UserError `me.forget.expired`
 */
export async function forgetReply({ t, store, members, member, now }: Context, until = ''): Promise<Reply> {
  const left = Number.parseInt(until, 36) - now

  if (!(left >= 0 && left <= confirmMs)) throw new UserError('me.forget.expired')

  await store.beginForgetting(member.id, now)
  while (await store.forgetSome(member.id));
  await store.endForgetting(member.id)
  members.forget(member.id)

  return { text: t('me.forget.done') }
}
