import { type Context, defineAction, defineCommand, type Reply } from '../src/command.ts'
import { rateReply, reviewReply } from '../src/quiz/review-reply.ts'
import { themes } from '../src/render/renderer.ts'
import type { MemberSettings } from '../src/store/store.ts'

/** `/me`: what a member sets for themselves, and what they should see again. */
export default defineCommand({
  name: 'me',
  place: 'anywhere',
  subcommands: {
    settings: defineAction({
      private: true,
      options: {
        theme: { type: 'string', choices: [...themes, 'server'] },
        review: { type: 'string', choices: ['on', 'off'] },
      },
      run: settings,
    }),
    review: defineAction({
      private: true,
      defer: true,
      run: (context) => reviewReply(context, { first: true }),
    }),
  },
  presses: {
    review: {
      version: 1,
      private: true,
      defer: true,
      run: (context) => reviewReply(context, { first: false }),
    },
    rate: {
      version: 1,
      private: true,
      run: (context, [post = '', rating = '']) => rateReply(context, post, rating),
    },
  },
})

async function settings(
  { t, store, member, now }: Context,
  {
    theme,
    review,
  }: { theme?: MemberSettings['theme'] | 'server' | undefined; review?: 'on' | 'off' | undefined },
): Promise<Reply> {
  const before = await store.memberSettings(member.id)
  // What was answered while it was off stays out.
  const from = review === 'off' ? null : (before.reviewFrom ?? now)
  const after =
    theme === undefined && review === undefined
      ? before
      : await store.saveMemberSettings(member.id, {
          ...(theme !== undefined && { theme: theme === 'server' ? null : theme }),
          ...(review !== undefined && { reviewFrom: from }),
        })

  return {
    text: [
      t(after === before ? 'me.title' : 'me.saved'),
      t('me.theme', { theme: t(`choice.theme.${after.theme ?? 'server'}`) }),
      t(after.reviewFrom === null ? 'me.review.off' : 'me.review.on'),
      t('me.language'),
    ].join('\n'),
  }
}
